package io.tapfabric.cli.option;

import com.google.common.collect.ImmutableMap;
import io.tapfabric.cli.Failure;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.By;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.Guest;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.GuestBuilder;

/**
 * A NIC by its guest; MAC and IP address tell the NICs of one guest apart, and if both are given both must match.
 *
 * @param word the option for the guest: a source's is called otherwise than a sink's
 */
record GuestNic(String word) implements Form<By> {
    @Override
    public List<String> needs() {
        return List.of(word);
    }

    @Override
    public List<String> may() {
        return List.of(Word.MAC, Word.IP_ADDR);
    }

    @Override
    public By value(final Given given) throws Failure {
        final var guest = new org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.vnic.by.guest.GuestBuilder()
            .setVmId(given.get(word, Leaf.VM_ID));
        given.find(Word.MAC, Leaf.MAC).ifPresent(guest::setMac);
        given.find(Word.IP_ADDR, Leaf.IP).ifPresent(guest::setIp);
        return new GuestBuilder().setGuest(guest.build()).build();
    }

    @Override
    public Optional<Given> read(final By value) {
        return Cast.to(Guest.class, value).map(Guest::getGuest).map(guest -> {
            final var texts = ImmutableMap.<String, String>builder().put(word, guest.requireVmId());
            Optional.ofNullable(guest.getMac()).ifPresent(mac -> texts.put(Word.MAC, mac.getValue()));
            Optional.ofNullable(guest.getIp()).ifPresent(ip -> texts.put(Word.IP_ADDR, ip.stringValue()));
            return new Given(texts.build());
        });
    }

    @Override
    public String phrase(final Given given) {
        return "guest " + given.text(word).orElseThrow() + given.text(Word.MAC).map(mac -> " mac " + mac).orElse("")
            + given.text(Word.IP_ADDR).map(ip -> " ip " + ip).orElse("");
    }
}
