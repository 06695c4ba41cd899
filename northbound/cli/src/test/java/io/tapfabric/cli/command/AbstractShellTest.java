package io.tapfabric.cli.command;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.GuardBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.DeleteTapService;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Explain;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ForgetHost;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Plan;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.ShowHost;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.TapsState;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Rpc;

/**
 * A shell over an empty datastore.
 */
abstract class AbstractShellTest extends AbstractConcurrentDataBrokerTest {
    /** What the host knows about itself; tests set it. */
    ShowHost showHost = input -> {
        throw new AssertionError("no show-host expected");
    };
    /** How a host is forgotten; tests set it. */
    ForgetHost forgetHost = input -> {
        throw new AssertionError("no forget-host expected");
    };
    /** What a change would do; tests set it. */
    Plan plan = input -> {
        throw new AssertionError("no plan expected");
    };
    /** What becomes of a packet; tests set it. */
    Explain explain = input -> {
        throw new AssertionError("no explain expected");
    };
    /** How a tap-service is deleted with its tap-flows; tests set it. */
    DeleteTapService deleteTapService = input -> {
        throw new AssertionError("no delete-tap-service expected");
    };
    TestShell shell;

    @BeforeEach
    void open() throws Exception {
        setup();
        shell = new TestShell(getDataBroker(), getDomBroker(),
            getDataBrokerTestCustomizer().getAdapterContext().currentSerializer(),
            new FixedRpc(), new GuardBuilder().build());
    }

    @AfterEach
    void close() {
        shell.close();
    }

    /** Reports a state as the controller does. */
    final void report(final TapsState state) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(TapsState.class), state);
        tx.commit().get();
    }

    /** The cells of a line: what stands between runs of two or more spaces. */
    static String row(final String output, final String id) {
        return output.lines().filter(line -> line.startsWith(id + ' ')).findFirst().orElse("no row " + id)
            .replaceAll(" {2,}", " | ");
    }

    private final class FixedRpc implements RpcService {
        @Override
        public <R extends Rpc<?, ?>> R getRpc(final Class<R> type) {
            return Stream.of(showHost, forgetHost, plan, explain, deleteTapService).filter(type::isInstance)
                .map(type::cast).findFirst().orElseThrow();
        }
    }
}
