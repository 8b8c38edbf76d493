package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.InvalidPropertyException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipActivationSpecTest {
  private final MembershipActivationSpec spec = new MembershipActivationSpec();

  @Test
  void everythingHasADefault() throws Exception {
    spec.validate();
    spec.setGroup(" ");
    spec.setEvents("");
    assertThat(spec.settings())
        .isEqualTo(
            new ActivationSettings(
                Optional.empty(), Optional.empty(), EnumSet.allOf(EventKind.class), 1000));
  }

  @Test
  void everythingCanBeSet() throws Exception {
    spec.setGroup("g");
    spec.setElection("e");
    spec.setEvents("session, leadership");
    spec.setMaxQueue("7");
    assertThat(spec.settings())
        .isEqualTo(
            new ActivationSettings(
                Optional.of(new GroupName("g")),
                Optional.of(new ElectionName("e")),
                Set.of(EventKind.SESSION, EventKind.LEADERSHIP),
                7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "group | g/ | it must not end with a slash",
        "events | joined | a list of some of members, session, leadership",
        "events | members,, | a list of some of members, session, leadership",
        "maxQueue | many | a whole number from 1 to 1000000",
        "maxQueue | 0 | a whole number from 1 to 1000000",
        "maxQueue | 1000001 | a whole number from 1 to 1000000"
      })
  void whatIsNotAllowedIsNamed(String property, String value, String allowed) throws Exception {
    descriptor(property).getWriteMethod().invoke(spec, value);
    assertThatThrownBy(spec::validate)
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessage(
            "activation property " + property + " = " + value + " is not allowed: " + allowed)
        .satisfies(
            invalid ->
                assertThat(((InvalidPropertyException) invalid).getInvalidPropertyDescriptors())
                    .extracting(PropertyDescriptor::getName)
                    .containsExactly(property));
  }

  @Test
  void aCandidateMustHearOfItsElection() {
    spec.setElection("e");
    spec.setEvents("members");
    assertThatThrownBy(spec::validate)
        .hasMessageContaining("leadership must be among them, because election is e");
  }

  @Test
  void itBelongsToOneAdapter() throws Exception {
    var adapter = new CoordinationResourceAdapter();
    spec.setResourceAdapter(adapter);
    spec.setResourceAdapter(adapter);
    var other = new CoordinationResourceAdapter();
    other.setHost("elsewhere");
    assertThat(spec.getResourceAdapter()).isSameAs(adapter);
    assertThatThrownBy(() -> spec.setResourceAdapter(other))
        .isInstanceOf(IllegalStateException.class);
  }

  private static PropertyDescriptor descriptor(String property) throws Exception {
    for (PropertyDescriptor each :
        Introspector.getBeanInfo(MembershipActivationSpec.class).getPropertyDescriptors()) {
      if (each.getName().equals(property)) {
        return each;
      }
    }
    throw new AssertionError("no property " + property);
  }
}
