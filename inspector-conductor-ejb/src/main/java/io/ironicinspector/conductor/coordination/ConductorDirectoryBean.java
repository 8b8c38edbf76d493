package io.ironicinspector.conductor.coordination;

import io.ironicinspector.client.ConductorDirectory;
import io.ironicinspector.client.LiveConductor;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;

/** Reads the living conductors from the group, for the API's RPC client. */
@Stateless
@Local(ConductorDirectory.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConductorDirectoryBean implements ConductorDirectory {
  @EJB private Coordination coordination;

  @Override
  public List<LiveConductor> live() {
    return coordination.members().stream()
        .flatMap(member -> ConductorMember.read(member).stream())
        .toList();
  }
}
