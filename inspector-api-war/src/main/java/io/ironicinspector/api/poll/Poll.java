package io.ironicinspector.api.poll;

import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.data.DataResource;
import io.ironicinspector.api.introspection.IntrospectionResource;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.api.root.RootResource;
import io.ironicinspector.domain.NodeUuid;
import java.util.Optional;

/**
 * What is asked for again and again: the root, and a node's status and data by its UUID.
 *
 * @param rule of the policy
 * @param publicEndpoint whether callers need not say who they are
 */
record Poll(String rule, boolean publicEndpoint, Document document) {
  private static final String NODES = "/v1/introspection/";
  private static final String DATA = "/data";
  private static final Optional<Poll> ROOT =
      Optional.of(
          new Poll(RootResource.RULE, true, (backend, links) -> RootResource.versions(links)));

  /** The body of the answer, or the failure that the resource would answer with. */
  @FunctionalInterface
  interface Document {
    byte[] read(Backend backend, Links links);
  }

  /** Empty for every other path, and for odd spellings of these. */
  static Optional<Poll> of(String path) {
    if (path.equals("/")) {
      return ROOT;
    }
    if (!path.startsWith(NODES)) {
      return Optional.empty();
    }
    String rest = path.substring(NODES.length());
    return rest.endsWith(DATA)
        ? NodeUuid.like(rest.substring(0, rest.length() - DATA.length())).map(Poll::data)
        : NodeUuid.like(rest).map(Poll::status);
  }

  private static Poll status(NodeUuid node) {
    return new Poll(
        IntrospectionResource.RULE,
        false,
        (backend, links) -> IntrospectionResource.status(backend, node, links));
  }

  private static Poll data(NodeUuid node) {
    return new Poll(
        DataResource.RULE, false, (backend, links) -> DataResource.processed(backend, node));
  }
}
