import { defineConfig } from "@tenet/runtime";

export default defineConfig({
  specs: ["*.spec.md"],
  implementations: {
    "clinic.booking": "./src/booking.binding.ts",
    "fleet.devices": "./src/devices.binding.ts",
    "finance.ledger": "./src/ledger.binding.ts",
    "shop.orders": "./src/orders.binding.ts",
    "shop.payments": "./src/payments.binding.ts",
    "identity.tokens": "./src/tokens.binding.ts",
  },
});
