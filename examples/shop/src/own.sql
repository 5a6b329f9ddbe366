-- What no promise of the spec speaks of: orders for which money is being asked.
create table if not exists charges (
  "order" uuid primary key
);
