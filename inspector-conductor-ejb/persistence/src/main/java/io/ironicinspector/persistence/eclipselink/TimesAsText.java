package io.ironicinspector.persistence.eclipselink;

import java.sql.Types;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorCustomizer;

/**
 * Makes EclipseLink fetch the time columns of {@code NodeRow} as text, which their converter
 * expects. By default it fetches {@code java.sql.Timestamp}, see {@code UtcColumn} for what is
 * wrong with that. Named in persistence.xml.
 */
public final class TimesAsText implements DescriptorCustomizer {
  @Override
  public void customize(ClassDescriptor node) {
    node.getMappingForAttributeName("startedAt").getField().setSqlType(Types.VARCHAR);
    node.getMappingForAttributeName("finishedAt").getField().setSqlType(Types.VARCHAR);
  }
}
