-- The database of shop.service 1.0.0, generated from shop.spec.md.
-- Do not edit: `spec compile` writes it anew.
-- Source: sha256:a7e401522b4ad1b6efbf8b01b43468240e073c42b190465531f163b8385d5364
-- For PostgreSQL 15 and later. Constraints go by the ids of promises.

-- State: products
CREATE TABLE products (
  sku text COLLATE "C" NOT NULL,
  price numeric NOT NULL,
  stock bigint NOT NULL,
  aside bigint NOT NULL,
  CONSTRAINT "products.sku" CHECK (((sku ~ '^[0-9A-Z]{3,12}$')) IS TRUE),
  CONSTRAINT "products.price" CHECK ((scale(trim_scale(price)) <= 2 AND (price >= 0.00::numeric) AND (price <= 9999999.99::numeric) AND (price <= 9999.99::numeric)) IS TRUE),
  CONSTRAINT "products.stock" CHECK (((stock >= 0) AND (stock <= 1000000)) IS TRUE),
  CONSTRAINT "products.aside" CHECK (((aside >= 0) AND (aside <= 1000000)) IS TRUE),
  CONSTRAINT "products.keys" PRIMARY KEY (sku),
  -- PRD-1 No more is put aside than is there: aside <= stock
  CONSTRAINT "PRD-1" CHECK (((aside <= stock)) IS TRUE)
);

-- State: orders
CREATE TABLE orders (
  id text COLLATE "C" NOT NULL,
  store text COLLATE "C" NOT NULL,
  customer text COLLATE "C" NOT NULL,
  email text COLLATE "C" NOT NULL,
  sku text COLLATE "C" NOT NULL,
  quantity bigint NOT NULL,
  total numeric NOT NULL,
  status text COLLATE "C" NOT NULL,
  paid_at timestamptz(3),
  parcel text COLLATE "C",
  CONSTRAINT "orders.id" CHECK (((id ~ E'^[0-9A-Fa-f]{8}\\u002d[0-9A-Fa-f]{4}\\u002d[0-9A-Fa-f]{4}\\u002d[0-9A-Fa-f]{4}\\u002d[0-9A-Fa-f]{12}$')) IS TRUE),
  CONSTRAINT "orders.store" CHECK (((store ~ '^store_[0-9a-z]{4}$')) IS TRUE),
  CONSTRAINT "orders.customer" CHECK (((customer ~ '^per_[0-9a-z]{4}$')) IS TRUE),
  CONSTRAINT "orders.email" CHECK (((email ~ E'^[^\\u0009-\\u000d @\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+@[^\\u0009-\\u000d \\u002e@\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+(?:\\u002e[^\\u0009-\\u000d \\u002e@\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+)+$') AND (char_length(email) <= 254) AND (email ~ '^[!-~]+$')) IS TRUE),
  CONSTRAINT "orders.sku" CHECK (((sku ~ '^[0-9A-Z]{3,12}$')) IS TRUE),
  CONSTRAINT "orders.quantity" CHECK (((quantity >= 1) AND (quantity <= 99)) IS TRUE),
  CONSTRAINT "orders.total" CHECK ((scale(trim_scale(total)) <= 2 AND (total >= 0.00::numeric) AND (total <= 9999999.99::numeric)) IS TRUE),
  CONSTRAINT "orders.status" CHECK ((status IN ('placed', 'paid', 'shipped', 'canceled')) IS TRUE),
  CONSTRAINT "orders.paidAt" CHECK ((paid_at IS NULL OR (paid_at BETWEEN '0001-01-01T00:00:00Z' AND '9999-12-31T23:59:59.999Z' AND (paid_at >= '2000-01-01T00:00:00.000Z'::timestamptz) AND (paid_at <= '2100-01-01T00:00:00.000Z'::timestamptz))) IS TRUE),
  CONSTRAINT "orders.paidAt.only" CHECK (((status IN ('paid', 'shipped')) = (paid_at IS NOT NULL)) IS TRUE),
  CONSTRAINT "orders.parcel" CHECK ((parcel IS NULL OR ((parcel ~ E'^[\\u002d0-9A-Z]{4,40}$'))) IS TRUE),
  CONSTRAINT "orders.parcel.only" CHECK (((status IN ('shipped')) = (parcel IS NOT NULL)) IS TRUE),
  CONSTRAINT "orders.keys" PRIMARY KEY (id)
);
COMMENT ON COLUMN orders.email IS 'personal';

ALTER TABLE orders ADD CONSTRAINT "orders.sku.refers"
  FOREIGN KEY (sku) REFERENCES products (sku) DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX ON orders (sku);

-- STK-1 Put aside is what open orders hold: products.values.every(p => p.aside === held(p.sku))
CREATE FUNCTION "STK-1"() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
      MESSAGE = 'This is checked in transactions that are READ COMMITTED, and in no others.',
      HINT = 'Begin the transaction with ISOLATION LEVEL READ COMMITTED.';
  END IF;
  PERFORM pg_advisory_xact_lock(1552215332);
  IF ((NOT EXISTS (SELECT 1 FROM products AS p1 WHERE ((p1.aside = coalesce((SELECT sum(o2.quantity::numeric) FROM orders AS o2 WHERE ((o2.status IN ('placed', 'paid')) AND (o2.sku = p1.sku))), 0))) IS NOT TRUE))) IS NOT TRUE THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'STK-1', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Put aside is what open orders hold';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "STK-1" AFTER INSERT OR UPDATE OR DELETE ON products
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "STK-1"();

CREATE TRIGGER "STK-1 truncate" AFTER TRUNCATE ON products
  FOR EACH STATEMENT EXECUTE FUNCTION "STK-1"();

CREATE CONSTRAINT TRIGGER "STK-1" AFTER INSERT OR UPDATE OR DELETE ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "STK-1"();

CREATE TRIGGER "STK-1 truncate" AFTER TRUNCATE ON orders
  FOR EACH STATEMENT EXECUTE FUNCTION "STK-1"();

-- Order.status: placed, paid, shipped, canceled
CREATE FUNCTION "orders: Order.status"() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.status IN ('paid', 'shipped', 'canceled') THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.status.place', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'It does not come into being in this state';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.status IS DISTINCT FROM OLD.status AND NEW.status IN ('placed', 'paid', 'shipped', 'canceled') AND (OLD.status, NEW.status) NOT IN (('placed', 'paid'), ('paid', 'shipped'), ('placed', 'canceled')) THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = CASE NEW.status WHEN 'placed' THEN 'Order.status.place' WHEN 'paid' THEN 'Order.status.pay' WHEN 'shipped' THEN 'Order.status.ship' WHEN 'canceled' THEN 'Order.status.cancel' END, SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'There is no such step from state to state';
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "orders: Order.status" AFTER INSERT OR UPDATE ON orders
  FOR EACH ROW EXECUTE FUNCTION "orders: Order.status"();

-- products.never-deleted: products never loses an entry
-- Product.sku.immutable: Product.sku never changes
CREATE FUNCTION "products: history"() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'products.never-deleted', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'products never loses an entry';
  END IF;
  IF NEW.sku IS DISTINCT FROM OLD.sku THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'products.never-deleted', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'products never loses an entry';
  END IF;
  IF NEW.sku IS DISTINCT FROM OLD.sku THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Product.sku.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Product.sku never changes';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "products: history" AFTER UPDATE OR DELETE ON products
  FOR EACH ROW EXECUTE FUNCTION "products: history"();
CREATE TRIGGER "products: history of all" BEFORE TRUNCATE ON products
  FOR EACH STATEMENT EXECUTE FUNCTION "products: history"();

-- orders.never-deleted: orders never loses an entry
-- Order.id.immutable: Order.id never changes
-- Order.store.immutable: Order.store never changes
-- Order.customer.immutable: Order.customer never changes
-- Order.email.immutable: Order.email never changes
-- Order.sku.immutable: Order.sku never changes
-- Order.quantity.immutable: Order.quantity never changes
-- Order.total.immutable: Order.total never changes
-- Order.paidAt.set-once: Order.paidAt is set once
CREATE FUNCTION "orders: history"() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'orders.never-deleted', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'orders never loses an entry';
  END IF;
  IF NEW.id IS DISTINCT FROM OLD.id THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'orders.never-deleted', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'orders never loses an entry';
  END IF;
  IF NEW.id IS DISTINCT FROM OLD.id THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.id.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.id never changes';
  END IF;
  IF NEW.id = OLD.id THEN
    IF NEW.store IS DISTINCT FROM OLD.store THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.store.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.store never changes';
    END IF;
    IF NEW.customer IS DISTINCT FROM OLD.customer THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.customer.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.customer never changes';
    END IF;
    IF NEW.email IS DISTINCT FROM OLD.email THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.email.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.email never changes';
    END IF;
    IF NEW.sku IS DISTINCT FROM OLD.sku THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.sku.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.sku never changes';
    END IF;
    IF NEW.quantity IS DISTINCT FROM OLD.quantity THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.quantity.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.quantity never changes';
    END IF;
    IF NEW.total IS DISTINCT FROM OLD.total THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.total.immutable', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.total never changes';
    END IF;
    IF OLD.status IN ('paid', 'shipped') AND NEW.status IN ('paid', 'shipped') AND OLD.paid_at IS NOT NULL AND NEW.paid_at IS DISTINCT FROM OLD.paid_at THEN
      RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'Order.paidAt.set-once', SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, MESSAGE = 'Order.paidAt is set once';
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "orders: history" AFTER UPDATE OR DELETE ON orders
  FOR EACH ROW EXECUTE FUNCTION "orders: history"();
CREATE TRIGGER "orders: history of all" BEFORE TRUNCATE ON orders
  FOR EACH STATEMENT EXECUTE FUNCTION "orders: history"();

-- What the triggers read is this schema's, and all of it, whoever changes a row.
DO $$
DECLARE
  routine text;
BEGIN
  FOREACH routine IN ARRAY ARRAY[
    'STK-1',
    'orders: Order.status',
    'products: history',
    'orders: history'
  ] LOOP
    EXECUTE format(
      'ALTER FUNCTION %I.%I() SECURITY DEFINER SET search_path = %I, pg_temp SET row_security = off SET extra_float_digits = 1',
      current_schema(), routine, current_schema()
    );
  END LOOP;
END
$$;
