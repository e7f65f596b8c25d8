-- Limits that the admin changed while the store ran. They hold for all nodes, before any node's own setting.
CREATE TABLE limit_changes (
  name            text        PRIMARY KEY,                                 -- as the setting in the environment
  value           integer     NOT NULL CHECK (value >= 0),
  changed_at      timestamptz NOT NULL
);
