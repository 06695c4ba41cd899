package io.tapfabric.impl.login;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LateServicesTest {
    private static final String ENCRYPTION = "org.opendaylight.aaa.encrypt.AAAEncryptionService";
    private static final String ENCRYPTION_COMPONENT =
        "org.opendaylight.aaa.encrypt.impl.OSGiEncryptionServiceConfigurator";
    private static final Duration PATIENCE = Duration.ofMillis(10);

    private final List<String> restarted = new CopyOnWriteArrayList<>();

    @Test
    void theComponentOfAMissingServiceIsMadeAnewUntilItIsThere() {
        try (var late = new LateServices(service -> !service.equals(ENCRYPTION) || restarted.size() == 3,
                restarted::add, PATIENCE)) {
            await().until(() -> restarted.size() == 3);
            await().during(PATIENCE.multipliedBy(20)).until(() -> restarted.size() == 3);
        }
        assertEquals(List.of(ENCRYPTION_COMPONENT, ENCRYPTION_COMPONENT, ENCRYPTION_COMPONENT), restarted);
    }

    @Test
    void whatIsThereIsLeftAlone() {
        try (var late = new LateServices(service -> true, restarted::add, PATIENCE)) {
            await().during(PATIENCE.multipliedBy(10)).until(restarted::isEmpty);
        }
    }
}
