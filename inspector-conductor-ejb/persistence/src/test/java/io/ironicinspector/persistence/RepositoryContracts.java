package io.ironicinspector.persistence;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** All contracts of the repository, for one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RepositoryContracts {
  abstract TestDatabase database();

  @Nested
  class Introspections extends IntrospectionContract {
    @Override
    TestDatabase database() {
      return RepositoryContracts.this.database();
    }
  }

  @Nested
  class Fencing extends FencingContract {
    @Override
    TestDatabase database() {
      return RepositoryContracts.this.database();
    }
  }

  @Nested
  class Lookup extends LookupContract {
    @Override
    TestDatabase database() {
      return RepositoryContracts.this.database();
    }
  }

  @Nested
  class Runs extends RunContract {
    @Override
    TestDatabase database() {
      return RepositoryContracts.this.database();
    }
  }

  @Nested
  class Lists extends ListContract {
    @Override
    TestDatabase database() {
      return RepositoryContracts.this.database();
    }
  }
}
