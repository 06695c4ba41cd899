package io.tapfabric.impl.rules;

import static io.tapfabric.impl.rules.AskedText.asked;
import static io.tapfabric.impl.rules.AskedText.say;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapfabric.planner.model.TapServiceId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line: what is stored, what is to be stored, what is said; in the notation of {@link AskedText}. */
class SinkRulesTest {
    private static final String NO_MEMBER = "data-missing tap-service 'g': member 't' does not exist; allowed: the id "
        + "of an existing tap-service";
    private static final String MEMBER_IN_USE = "in-use tap-service 't' is still a member of group 'g'; allowed: to "
        + "delete a tap-service that is a member of no group";
    private static final String NO_GROUP = "; allowed: a tap-service of any other kind";
    private static final String ONE_NIC =
        "; allowed: one tap-service for a NIC of a host, or several with different VLANs on it";
    private static final String ONE_NAME = "; allowed: a name that no other device of a host has";
    private static final String NO_CYCLE = "; allowed: tap-flows whose copies never lead back to their source";

    @ParameterizedTest(name = "[{0}] to [{1}]: {2}")
    @CsvSource(delimiter = '|', nullValues = "", quoteCharacter = '`', value = {
        // members of groups
        "``                 | s:a t:* g:&s,t              | ``",
        "s:a g:&s           | s:a g:&s h:&s               | ``",
        "s:a                | s:a g:&s,t                  | `" + NO_MEMBER + "`",
        "s:a t:b g:&s       | s:a g:&s,t                  | `" + NO_MEMBER + "`",
        "s:a t:b g:&s,t     | s:a g:&s,t                  | `" + MEMBER_IN_USE + "`",
        "s:a t:b g:&s,t     | s:a g:&s                    | ``",
        "s:a t:b g:&s,t     | s:a                         | ``",
        "s:a t:b g:&t f>t:c | s:a g:&t f>t:c              | `in-use tap-service 't' is still named by tap-flow 'f'; "
            + "allowed: to delete a tap-service that no tap-flow names | " + MEMBER_IN_USE + "`",
        "s:a g:&s           | s:a g:&s h:&g               | `invalid-value tap-service 'h': member 'g' is a "
            + "group itself"
            + NO_GROUP + "`",
        "s:a t:b g:&t       | s:a t:&s g:&t               | `invalid-value tap-service 'g': member 't' is a "
            + "group itself"
            + NO_GROUP + "`",
        "``                 | g:&g                        | `invalid-value tap-service 'g': member 'g' is a "
            + "group itself"
            + NO_GROUP + "`",
        "g:&t               | g:&t s:a                    | ``",
        // one NIC, or its VLANs
        "s:#h/e/9           | s:#h/e/9 t:#h/e/8           | ``",
        "s:#h/e/9           | s:#h/e/9 t:#h/d/9           | ``",
        "s:#h/e/9           | s:#h/e/9 t:#i/e/9           | ``",
        "s:#h/e/9           | s:#h/e/9 t:#h/e/9           | `in-use tap-service 't': VLAN 9 on NIC e of host h is "
            + "already the sink of tap-service 's'" + ONE_NIC + "`",
        "s:#h/e/9           | s:#h/e/9 t:#h/e             | `in-use tap-service 't': VLAN 9 on NIC e of host h is "
            + "already the sink of tap-service 's'" + ONE_NIC + "`",
        "t:#h/e             | s:#h/e/9 t:#h/e             | `in-use tap-service 's': NIC e of host h is already the "
            + "sink of tap-service 't'" + ONE_NIC + "`",
        "s:#h/e/9 t:#h/e/8  | s:#h/e/9 t:#h/e/9           | `in-use tap-service 't': VLAN 9 on NIC e of host h is "
            + "already the sink of tap-service 's'" + ONE_NIC + "`",
        "s:#h/e/9 t:#h/e/9  | s:#h/e/9 t:#h/e/9 u:a       | ``",
        // one device of a name
        "s:^m/h             | s:^m/h t:^m/i               | ``",
        "s:^m               | s:^m t:^n                   | ``",
        "s:^m/h             | s:^m/h t:^m/h               | `in-use tap-service 't': device m of host h is already the "
            + "sink of tap-service 's'" + ONE_NAME + "`",
        "s:^m               | s:^m t:^m/h                 | `in-use tap-service 't': device m of every host is already "
            + "the sink of tap-service 's'" + ONE_NAME + "`",
        "t:^m/h             | s:^m t:^m/h                 | `in-use tap-service 's': device m of host h is already the "
            + "sink of tap-service 't'" + ONE_NAME + "`",
        "t:^m/h             | t:^n/h s:^m/h               | ``",
        // collectors may be several tap-services'
        "s:*                | s:* t:*                     | ``",
        // through groups
        "s:a t:* g:&s,t     | s:a t:* g:&s,t f>g:a        | `invalid-value tap-flow 'f': source 'x' (iface-id "
            + "a) is the "
            + "sink of tap-service 's'; allowed: any NIC but the sink`",
        "s:a t:b g:&s f>g:b | s:a t:b g:&s,t f>g:b        | `invalid-value tap-flow 'f': source 'x' (iface-id "
            + "b) is the "
            + "sink of tap-service 't'; allowed: any NIC but the sink`",
        "s:b t:a g:&t f>s:a | s:b t:a g:&t f>s:a k>g:b    | `in-use tap-flow 'k': source 'x' would close the cycle "
            + "iface-id b → iface-id a → iface-id b, by tap-flow 'k', 'f'" + NO_CYCLE + "`",
        "s:b t:a u:c g:&u f>s:a k>g:b | s:b t:a u:c g:&t,u f>s:a k>g:b | `in-use tap-flow 'k': source 'x' would close "
            + "the cycle iface-id b → iface-id a → iface-id b, by tap-flow 'k', 'f'" + NO_CYCLE + "`",
    })
    void saysWhatAChangeWouldBreak(final String before, final String after, final String said) {
        assertEquals(said == null ? "" : said, say(asked(before), asked(after)));
    }

    @Test
    void namesAFewGroupsAndCountsTheRest() {
        final var groups = " g1:&s g2:&s g3:&s g4:&s";
        assertEquals("in-use tap-service 's' is still a member of group 'g1', 'g2', 'g3' and 1 more; allowed: "
            + "to delete "
            + "a tap-service that is a member of no group",
            say(asked("s:a" + groups), asked(groups)));
    }

    @Test
    void saysWhereItIs() {
        final var group = TapServiceId.of("g");
        final var member = TapServiceId.of("m");
        final var path = "/(urn:tapfabric?revision=2026-11-20)taps/tap-service/tap-service[{(urn:tapfabric?revision="
            + "2026-11-20)id=g}]";
        assertEquals(path + "/sink/kind/group/member/member[{(urn:tapfabric?revision=2026-11-20)tap-service=m}]",
            new Violation.NoSuchMember(group, member).path().toString());
        assertEquals(new Violation.NoSuchMember(group, member).path(),
            new Violation.GroupInGroup(group, member).path());
        assertEquals(path, new Violation.MemberInUse(group, new TreeSet<>(Set.of(member))).path().toString());
    }
}
