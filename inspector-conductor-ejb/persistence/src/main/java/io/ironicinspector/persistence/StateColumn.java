package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Stores a state under its name, whether the column is an enum of the database or text. Public only
 * because EclipseLink calls its constructor.
 */
@Converter
public class StateColumn implements AttributeConverter<IntrospectionState, String> {
  @Override
  public String convertToDatabaseColumn(IntrospectionState state) {
    return state == null ? null : state.wireName();
  }

  @Override
  public IntrospectionState convertToEntityAttribute(String stored) {
    return state(stored);
  }

  static IntrospectionState state(String stored) {
    if (stored == null) {
      // Upstream 11.1.0 left the column nullable on MySQL; the column's default is finished.
      return IntrospectionState.FINISHED;
    }
    return IntrospectionState.ofWireName(stored)
        .orElseThrow(
            () -> new IllegalStateException("nodes.state holds the unknown state " + stored));
  }
}
