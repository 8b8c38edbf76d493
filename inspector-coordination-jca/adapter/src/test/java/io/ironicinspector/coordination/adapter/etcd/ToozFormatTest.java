package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.MemberId;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToozFormatTest {
  private static final GroupName GROUP = new GroupName("/openstack/ironic-inspector/service-group");

  @Test
  void keysAreJoinedWithoutALookAtSlashes() {
    assertThat(ToozKeys.group(GROUP).toString(UTF_8))
        .isEqualTo("tooz/groups//openstack/ironic-inspector/service-group/");
    assertThat(ToozKeys.member(new GroupName("ironic_inspector.service_group"), new MemberId("m")))
        .hasToString("tooz/groups/ironic_inspector.service_group/m");
    assertThat(ToozKeys.locks("ironic_inspector") + "n").isEqualTo("/tooz/locksironic_inspector.n");
  }

  @Test
  void theGroupsOwnKeyAndOtherGroupsAreNoMembers() {
    assertThat(member("")).isEmpty();
    assertThat(member("longer/m")).isEmpty();
    assertThat(member("m.example.org")).contains(new MemberId("m.example.org"));
  }

  private static Optional<MemberId> member(String rest) {
    return ToozKeys.memberOf(
        GROUP, ByteSequence.from(ToozKeys.group(GROUP).toString(UTF_8) + rest, UTF_8));
  }

  @Test
  void metadataIsAMsgpackMapInTheOrderOfItsKeys() {
    ByteSequence value = MemberValue.encode(Map.of("b", "2", "a", "1"));
    assertThat(HexFormat.of().formatHex(value.getBytes())).isEqualTo("82a161a131a162a132");
    assertThat(MemberValue.decode(value)).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void whatPythonWritesIsUnderstood() {
    assertThat(decode("c0")).isEmpty();
    assertThat(decode("c400")).isEmpty();
    assertThat(decode("")).isEmpty();
    assertThat(decode("81a6776569676874" + "03")).isEqualTo(Map.of("weight", "3"));
    assertThat(decode("81c401" + "61c3")).isEqualTo(Map.of("a", "true"));
  }

  @Test
  void whatNobodyUnderstandsIsAMemberWithoutMetadata() {
    assertThat(decode("c1")).isEmpty();
    assertThat(decode("82a1")).isEmpty();
    assertThat(decode("9201")).isEmpty();
  }

  private static Map<String, String> decode(String hex) {
    return MemberValue.decode(ByteSequence.from(HexFormat.of().parseHex(hex)));
  }
}
