package io.ironicinspector.conductor.coordination;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.domain.NodeUuid;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The only place that holds the adapter's connection factory; WildFly maps its reference by name.
 */
@Stateless
@Local(Coordination.class)
// Grants outlive the call: in a transaction the adapter would tie them to its end.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CoordinationBean implements Coordination {
  @Resource(name = "eis/coordination", lookup = "java:app/eis/coordination")
  private CoordinationConnectionFactory factory;

  @Override
  public Optional<LockGrant> tryLock(NodeUuid node, Duration wait) {
    return locking(connection -> connection.tryLock(new LockName(node.toString()), wait));
  }

  @Override
  public Optional<LockGrants> tryLockAll(Set<LockName> names, Duration wait) {
    return locking(connection -> connection.tryLockAll(names, wait));
  }

  private <T> T locking(Locking<T> work) {
    return withConnection(
        connection -> {
          try {
            return work.apply(connection);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ConductorException(Kind.UNAVAILABLE, "This conductor is stopping", stopping);
          }
        });
  }

  @FunctionalInterface
  private interface Locking<T> {
    T apply(CoordinationConnection connection) throws InterruptedException;
  }

  @Override
  public List<Member> members() {
    return withConnection(connection -> connection.members(connection.group()).members());
  }

  @Override
  public void join(MemberId member, Map<String, String> metadata) {
    withConnection(
        connection -> {
          connection.join(connection.group(), member, metadata);
          return member;
        });
  }

  @Override
  public void leave(MemberId member) {
    withConnection(
        connection -> {
          connection.leave(connection.group(), member);
          return member;
        });
  }

  private <T> T withConnection(Function<CoordinationConnection, T> work) {
    try (CoordinationConnection connection = factory.getConnection()) {
      return work.apply(connection);
    } catch (CoordinationUnavailableException unavailable) {
      throw new ConductorException(Kind.UNAVAILABLE, unavailable.getMessage(), unavailable);
    }
  }
}
