-- Upstream's schema at its revision b55109d5063a, as ironic-inspector-dbsync creates it.

CREATE TYPE node_state AS ENUM ('starting', 'waiting', 'processing', 'finished', 'error', 'reapplying', 'enrolling', 'aborting');

CREATE TABLE nodes (
  uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  version_id VARCHAR(36) DEFAULT '',
  state node_state NOT NULL DEFAULT 'finished',
  started_at TIMESTAMP WITHOUT TIME ZONE NULL,
  finished_at TIMESTAMP WITHOUT TIME ZONE NULL,
  error TEXT,
  manage_boot BOOLEAN
);

CREATE TABLE attributes (
  uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  node_uuid VARCHAR(36),
  name VARCHAR(255) NOT NULL,
  value VARCHAR(255),
  CONSTRAINT fk_node_attribute FOREIGN KEY (node_uuid) REFERENCES nodes (uuid)
);

CREATE TABLE options (
  uuid VARCHAR(36) NOT NULL,
  name VARCHAR(255) NOT NULL,
  value TEXT,
  PRIMARY KEY (uuid, name),
  FOREIGN KEY (uuid) REFERENCES nodes (uuid)
);

CREATE TABLE rules (
  uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  created_at TIMESTAMP WITHOUT TIME ZONE NOT NULL,
  description TEXT,
  disabled BOOLEAN,
  scope VARCHAR(255)
);

CREATE TABLE rule_conditions (
  id SERIAL PRIMARY KEY,
  rule VARCHAR(36),
  op VARCHAR(255) NOT NULL,
  multiple VARCHAR(255) NOT NULL,
  field TEXT,
  params TEXT,
  invert BOOLEAN,
  FOREIGN KEY (rule) REFERENCES rules (uuid)
);

CREATE TABLE rule_actions (
  id SERIAL PRIMARY KEY,
  rule VARCHAR(36),
  action VARCHAR(255) NOT NULL,
  params TEXT,
  FOREIGN KEY (rule) REFERENCES rules (uuid)
);

CREATE TABLE introspection_data (
  uuid VARCHAR(36) NOT NULL,
  processed BOOLEAN NOT NULL,
  data TEXT,
  PRIMARY KEY (uuid, processed),
  FOREIGN KEY (uuid) REFERENCES nodes (uuid)
);

CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

INSERT INTO alembic_version (version_num) VALUES ('b55109d5063a');
