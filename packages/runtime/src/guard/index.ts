/** The boring safety code of a service: validation, permissions, failure modes, redaction, audit, telemetry. */
export {};
