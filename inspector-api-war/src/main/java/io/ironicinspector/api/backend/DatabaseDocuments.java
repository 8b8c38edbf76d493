package io.ironicinspector.api.backend;

import io.ironicinspector.api.json.PythonJson;
import io.ironicinspector.client.data.DataReads;
import io.ironicinspector.domain.NodeUuid;
import java.util.Optional;

/** Documents of the database, in the form in which clients have always seen those. */
public record DatabaseDocuments(IntrospectionReads reads) implements DataReads {
  @Override
  public Optional<byte[]> find(NodeUuid node, boolean processed) {
    return reads.data(node, processed).map(PythonJson::spaced);
  }
}
