package io.ironicinspector.conductor.coordination;

import io.ironicinspector.client.ConductorDirectory;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.conductor.configuration.RoleConfig;
import io.ironicinspector.conductor.configuration.ServiceConfig;
import io.ironicinspector.coordination.MemberId;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Reads the living conductors from the group, for the API's RPC client and for load balancers. */
@Stateless
@Local(ConductorDirectory.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConductorDirectoryBean implements ConductorDirectory {
  @EJB private Coordination coordination;
  @Inject private RoleConfig role;
  @Inject private Instance<ServiceConfig> service;

  private Optional<MemberId> self = Optional.empty();

  @PostConstruct
  void findSelf() {
    if (role.role().conducts()) {
      self = Optional.of(ConductorMember.id(service.get().host()));
    }
  }

  @Override
  public List<LiveConductor> live() {
    return coordination.members().stream()
        .flatMap(member -> ConductorMember.read(member).stream())
        .toList();
  }

  @Override
  public void requireGroup() {
    ConductorMember.require(self, coordination.members());
  }
}
