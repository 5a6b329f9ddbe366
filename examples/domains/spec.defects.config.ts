import { defineConfig } from "@tenet/runtime";
import { defects } from "./defects.mjs";

const specOf: Readonly<Record<string, string>> = {
  booking: "clinic.booking",
  devices: "fleet.devices",
  ledger: "finance.ledger",
  orders: "shop.orders",
  payments: "shop.payments",
  tokens: "identity.tokens",
};

/** All implementations with a mistake, for `spec verify --config spec.defects.config.ts`. */
const implementations: Record<string, string[]> = {};
// What takes more cases is tried by itself.
for (const { domain, file } of defects.filter(one => one.runs === undefined))
  (implementations[specOf[domain]!] ??= []).push(`./defects/${file}.ts`);

export default defineConfig({
  specs: Object.keys(specOf)
    .filter(domain => implementations[specOf[domain]!] !== undefined)
    .map(domain => `${domain}.spec.md`),
  implementations,
  keepCounterexamples: false,
});
