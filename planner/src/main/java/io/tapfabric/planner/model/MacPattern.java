package io.tapfabric.planner.model;

/**
 * MAC addresses that are alike in some bits.
 *
 * @param address what the bits are that count; the others are 0
 * @param mask the bits that count
 */
public record MacPattern(MacAddress address, MacAddress mask) {
    private static final MacAddress EXACT = MacAddress.of("ff:ff:ff:ff:ff:ff");

    public MacPattern {
        if ((address.bits() & ~mask.bits()) != 0) {
            throw new IllegalArgumentException("MAC " + address + "/" + mask + ", allowed "
                + new MacAddress(address.bits() & mask.bits()) + "/" + mask + ": no bits outside of its mask");
        }
    }

    /** This address only. */
    public static MacPattern of(final MacAddress address) {
        return new MacPattern(address, EXACT);
    }

    @Override
    public String toString() {
        return mask.equals(EXACT) ? address.toString() : address + "/" + mask;
    }
}
