package io.ironicinspector.micro.payara;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpHeader;

/**
 * Takes no offer of another protocol, as RFC 9110 permits: the request is one of HTTP/1.1. Without
 * this filter Grizzly ignores the length of its body and waits for the end of the connection.
 */
final class NoUpgrade extends BaseFilter {
  private NoUpgrade() {}

  /**
   * Puts this filter before the one at {@code index}, for {@code connection}, of which nothing is
   * read yet, and for those that its listener accepts from now on. A chain that is in use cannot
   * grow: each of its connections has a place for each of its filters.
   */
  static void into(FilterChain chain, int index, Connection<?> connection) {
    if (chain.indexOfType(NoUpgrade.class) < 0) {
      FilterChain with =
          FilterChainBuilder.stateless().addAll(chain).add(index, new NoUpgrade()).build();
      connection.getTransport().setProcessor(with);
      connection.setProcessor(with);
    }
  }

  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
    if (event instanceof HttpEvents.IncomingHttpUpgradeEvent offer) {
      HttpHeader request = offer.getHttpHeader();
      request.setIgnoreContentModifiers(false);
      request.getUpgradeDC().recycle();
    }
    return context.getInvokeAction();
  }
}
