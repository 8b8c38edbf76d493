package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import javax.transaction.xa.XAResource;

/** Beans of an interface that only its class loader knows; they do nothing. */
final class DeafEndpoints implements MessageEndpointFactory {
  private final Class<?> listener;

  DeafEndpoints(Class<?> listener) {
    this.listener = listener;
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource) {
    return (MessageEndpoint)
        Proxy.newProxyInstance(
            listener.getClassLoader(),
            new Class<?>[] {listener, MessageEndpoint.class},
            (bean, method, arguments) -> null);
  }

  @Override
  public MessageEndpoint createEndpoint(XAResource resource, long timeout) {
    return createEndpoint(resource);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return false;
  }

  @Override
  public String getActivationName() {
    return "deaf";
  }

  @Override
  public Class<?> getEndpointClass() {
    return listener;
  }
}
