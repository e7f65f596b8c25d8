-- Secrets that all nodes of a store have to know, made by the first that needs one. None of them opens anything: the one that
-- there is signs what shoppers' devices are asked to work out.
CREATE TABLE shared_secrets (
  name            text        PRIMARY KEY,
  value           bytea       NOT NULL CHECK (octet_length(value) = 32)
);
