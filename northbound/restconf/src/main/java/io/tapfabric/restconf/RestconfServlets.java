package io.tapfabric.restconf;

import javax.ws.rs.client.ClientBuilder;
import javax.ws.rs.core.Application;
import org.opendaylight.aaa.web.servlet.HttpServletBuilder;
import org.opendaylight.aaa.web.servlet.ServletSupport;
import org.opendaylight.restconf.server.spi.DatabindProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Adds to the servlet of OpenDaylight's RESTCONF what it lacks: a look at each body, and a writer. Its web side is
 * bound to this one by {@code etc/org.opendaylight.restconf.nb.rfc8040.JaxRsNorthbound.cfg}.
 */
@Component(service = ServletSupport.class, property = "service.ranking:Integer=-1")
public final class RestconfServlets implements ServletSupport {
    private static final String INNER =
        "(component.name=org.opendaylight.aaa.web.servlet.jersey2.JerseyServletSupport)";

    private final ServletSupport support;
    private final DatabindProvider model;

    @Activate
    public RestconfServlets(@Reference(target = INNER) final ServletSupport support,
            @Reference final DatabindProvider model) {
        this.support = support;
        this.model = model;
    }

    @Override
    public ClientBuilder newClientBuilder() {
        return support.newClientBuilder();
    }

    @Override
    public HttpServletBuilder createHttpServletBuilder(final Application application) {
        return support.createHttpServletBuilder(application)
            .register(new BodyFilter(model)).register(new PatchStatusWriter());
    }
}
