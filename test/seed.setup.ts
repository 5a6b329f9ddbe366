import fc from "fast-check";

/** The same cases on every machine; `npm run search` sets another seed. A property that names a seed of its own keeps it. */
fc.configureGlobal({ seed: Number(process.env["TENET_SEED"] ?? 1) });
