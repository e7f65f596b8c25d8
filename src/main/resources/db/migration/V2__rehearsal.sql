-- A rehearsal's product is bought by a simulated crowd and purged afterwards. Nothing else is ever deleted,
-- and the database sees to it: whoever comes past the store cannot take a sale back, either.

ALTER TABLE products ADD COLUMN rehearsal boolean NOT NULL DEFAULT false;

CREATE FUNCTION rehearsal_stays_what_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'product % is a rehearsal from its start or never', OLD.id;
END
$$;

CREATE TRIGGER rehearsal_stays_what_it_is BEFORE UPDATE OF rehearsal ON products
  FOR EACH ROW WHEN (OLD.rehearsal IS DISTINCT FROM NEW.rehearsal)
  EXECUTE FUNCTION rehearsal_stays_what_it_is();

CREATE FUNCTION only_rehearsals_are_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM gone WHERE NOT gone.rehearsal) THEN
    RAISE EXCEPTION 'only the product of a rehearsal can be deleted';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER only_rehearsals_are_deleted AFTER DELETE ON products
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION only_rehearsals_are_deleted();

CREATE FUNCTION only_of_rehearsals_is_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT FROM gone
      WHERE NOT EXISTS (SELECT FROM products WHERE products.id = gone.product_id AND products.rehearsal)) THEN
    RAISE EXCEPTION 'only what belongs to a rehearsal can be deleted from %', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER only_of_rehearsals_is_deleted AFTER DELETE ON orders
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION only_of_rehearsals_is_deleted();
CREATE TRIGGER only_of_rehearsals_is_deleted AFTER DELETE ON inventory_events
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION only_of_rehearsals_is_deleted();
