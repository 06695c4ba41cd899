package io.tapfabric.impl.store;

import io.tapfabric.planner.diff.Delta;
import io.tapfabric.planner.model.HostId;
import io.tapfabric.planner.model.TapFlowId;
import io.tapfabric.planner.model.TapFlowNumber;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.Ledger;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.LedgerBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.HostBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.HostKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlowBuilder;
import org.opendaylight.yang.gen.v1.urn.tapfabric.ledger.rev261120.ledger.TapFlowKey;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.Id;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger as the YANG model {@code tapfabric-ledger} has it.
 */
final class LedgerStore {
    static final InstanceIdentifier<Ledger> LEDGER = InstanceIdentifier.create(Ledger.class);

    private static final Logger LOG = LoggerFactory.getLogger(LedgerStore.class);
    private static final long READ_SECONDS = 60;

    private LedgerStore() {
    }

    /** Reads what is stored; an empty page, and a line in the log, if that fails. Waits for the data store. */
    static LedgerPage read(final DataBroker broker) {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, LEDGER).get(READ_SECONDS, TimeUnit.SECONDS)
                .map(LedgerStore::page).orElse(LedgerPage.EMPTY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unread(e);
        } catch (ExecutionException | TimeoutException e) {
            return unread(e);
        }
    }

    private static LedgerPage unread(final Throwable cause) {
        LOG.warn("ledger not read: tap-flows get new numbers; hosts are put right when they connect", cause);
        return LedgerPage.EMPTY;
    }

    private static LedgerPage page(final Ledger ledger) {
        final var given = new TreeMap<TapFlowId, TapFlowNumber>();
        final var deleted = new TreeMap<TapFlowNumber, TapFlowId>();
        for (var entry : ledger.nonnullTapFlow().values()) {
            final var id = TapFlowId.of(entry.requireId().getValue());
            final var number = new TapFlowNumber(entry.requireNumber().intValue());
            if (Boolean.TRUE.equals(entry.getDeleted()) || given.putIfAbsent(id, number) != null) {
                deleted.put(number, id);
            }
        }
        final var hosts = new TreeSet<HostId>();
        ledger.nonnullHost().values().forEach(host -> hosts.add(HostId.of(host.requireId().getValue())));
        final int next = ledger.getNextNumber() == null ? 1 : ledger.getNextNumber().intValue();
        return new LedgerPage(next, next, given, deleted, hosts);
    }

    /** Puts into {@code tx} what leads from one page to another. */
    static void fill(final WriteTransaction tx, final Optional<LedgerPage> written, final LedgerPage wanted) {
        written.ifPresentOrElse(page -> change(tx, page, wanted),
            () -> tx.put(LogicalDatastoreType.CONFIGURATION, LEDGER, whole(wanted)));
    }

    private static Ledger whole(final LedgerPage page) {
        return new LedgerBuilder()
            .setNextNumber(Uint32.valueOf(page.reserved()))
            .setTapFlow(page.uses().entrySet().stream().map(use -> entry(use.getKey(), use.getValue()))
                .collect(BindingMap.toMap()))
            .setHost(page.hosts().stream().map(LedgerStore::entry).collect(BindingMap.toMap()))
            .build();
    }

    private static void change(final WriteTransaction tx, final LedgerPage page, final LedgerPage wanted) {
        if (page.reserved() != wanted.reserved()) {
            tx.merge(LogicalDatastoreType.CONFIGURATION, LEDGER,
                new LedgerBuilder().setNextNumber(Uint32.valueOf(wanted.reserved())).build());
        }
        final var uses = Delta.between(page.uses(), wanted.uses());
        uses.puts().forEach((number, use) -> tx.put(LogicalDatastoreType.CONFIGURATION,
            LEDGER.child(TapFlow.class, key(number)), entry(number, use)));
        uses.removes().forEach(number -> tx.delete(LogicalDatastoreType.CONFIGURATION,
            LEDGER.child(TapFlow.class, key(number))));
        wanted.hosts().stream().filter(host -> !page.hosts().contains(host)).map(LedgerStore::entry)
            .forEach(host -> tx.put(LogicalDatastoreType.CONFIGURATION, LEDGER.child(Host.class, host.key()), host));
        page.hosts().stream().filter(host -> !wanted.hosts().contains(host)).map(LedgerStore::entry)
            .forEach(host -> tx.delete(LogicalDatastoreType.CONFIGURATION, LEDGER.child(Host.class, host.key())));
    }

    private static TapFlowKey key(final TapFlowNumber number) {
        return new TapFlowKey(Uint32.valueOf(number.value()));
    }

    private static TapFlow entry(final TapFlowNumber number, final LedgerPage.Use use) {
        return new TapFlowBuilder().withKey(key(number)).setId(new Id(use.id().value())).setDeleted(use.deleted())
            .build();
    }

    private static Host entry(final HostId host) {
        return new HostBuilder().withKey(new HostKey(
            new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.HostId(host.value()))).build();
    }
}
