package io.ironicinspector.api.backend;

import io.ironicinspector.client.data.DataReads;
import io.ironicinspector.domain.NodeUuid;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Documents of the database, which are stored in the form in which clients see them. */
public record DatabaseDocuments(IntrospectionReads reads) implements DataReads {
  @Override
  public Optional<byte[]> find(NodeUuid node, boolean processed) {
    return reads.data(node, processed).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
