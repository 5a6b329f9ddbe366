import fc from "fast-check";

/** The same cases on every machine; `npm run search` sets another seed. */
fc.configureGlobal({ seed: Number(process.env["TENET_SEED"] ?? 1) });
