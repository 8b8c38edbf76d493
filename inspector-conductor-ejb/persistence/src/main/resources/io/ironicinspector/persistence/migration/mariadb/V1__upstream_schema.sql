-- Upstream's schema at its revision b55109d5063a, as ironic-inspector-dbsync creates it.

CREATE TABLE nodes (
  uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  version_id VARCHAR(36) DEFAULT '',
  state ENUM ('starting', 'waiting', 'processing', 'finished', 'error', 'reapplying', 'enrolling', 'aborting') NOT NULL DEFAULT 'finished',
  started_at DATETIME NULL,
  finished_at DATETIME NULL,
  error TEXT,
  manage_boot BOOL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE attributes (
  uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  node_uuid VARCHAR(36),
  name VARCHAR(255) NOT NULL,
  value VARCHAR(255),
  CONSTRAINT fk_node_attribute FOREIGN KEY (node_uuid) REFERENCES nodes (uuid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE options (
  uuid VARCHAR(36) NOT NULL,
  name VARCHAR(255) NOT NULL,
  value TEXT,
  PRIMARY KEY (uuid, name),
  FOREIGN KEY (uuid) REFERENCES nodes (uuid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE rules (
  uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  created_at DATETIME NOT NULL,
  description TEXT,
  disabled BOOL,
  scope VARCHAR(255)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE rule_conditions (
  id INTEGER AUTO_INCREMENT PRIMARY KEY,
  rule VARCHAR(36),
  op VARCHAR(255) NOT NULL,
  multiple VARCHAR(255) NOT NULL,
  field TEXT,
  params TEXT,
  invert BOOL,
  FOREIGN KEY (rule) REFERENCES rules (uuid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE rule_actions (
  id INTEGER AUTO_INCREMENT PRIMARY KEY,
  rule VARCHAR(36),
  action VARCHAR(255) NOT NULL,
  params TEXT,
  FOREIGN KEY (rule) REFERENCES rules (uuid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE introspection_data (
  uuid VARCHAR(36) NOT NULL,
  processed BOOL NOT NULL,
  data LONGTEXT,
  PRIMARY KEY (uuid, processed),
  FOREIGN KEY (uuid) REFERENCES nodes (uuid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

INSERT INTO alembic_version (version_num) VALUES ('b55109d5063a');
