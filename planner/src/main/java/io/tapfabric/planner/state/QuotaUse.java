package io.tapfabric.planner.state;

import io.tapfabric.planner.model.Quota;
import java.util.Optional;

/**
 * How much of a quota is in use.
 *
 * @param quota which
 * @param limit what is allowed, {@value Quota#UNLIMITED} for any number
 * @param most what the one uses that uses most of it, 0 if there is none
 * @param by that one
 */
public record QuotaUse(Quota quota, long limit, int most, Optional<String> by) {
}
