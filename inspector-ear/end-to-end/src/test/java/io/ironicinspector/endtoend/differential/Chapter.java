package io.ironicinspector.endtoend.differential;

import java.util.List;

/** Steps that belong together and are taken in order. Names of calls begin with the chapter's. */
record Chapter(String name, List<Step> steps) {
  Chapter {
    steps = List.copyOf(steps);
  }
}
