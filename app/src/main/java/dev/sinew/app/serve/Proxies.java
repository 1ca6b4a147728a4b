package dev.sinew.app.serve;

import dev.sinew.console.ListenAddress;
import dev.sinew.inline.Answers;
import dev.sinew.inline.Askers;
import dev.sinew.inline.CannotProxy;
import dev.sinew.inline.CheckServer;
import dev.sinew.inline.Guard;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.inline.ProxyLimits;
import dev.sinew.inline.ReverseProxy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The proxies of a service, each with what brings its traffic into the journal. */
final class Proxies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);

    private final List<ReverseProxy> proxies = new ArrayList<>();
    private final List<CheckServer> checks = new ArrayList<>();
    private final List<ProxyCapture> captures = new ArrayList<>();

    /** Starts to listen at all addresses; where one cannot be taken, at none. */
    static Proxies start(
            List<ProxyAddress> addresses,
            Supplier<Observers> observers,
            Guard guard,
            Recent recent,
            Committer committer,
            Sources sources,
            InstantSource clock,
            MeterRegistry registry)
            throws CannotServe {
        Proxies all = new Proxies();
        for (ProxyAddress address : addresses) {
            String name = "proxy " + address.host() + ":" + address.port();
            ProxyCapture capture = new ProxyCapture(name, observers.get(), committer, sources, recent, clock, registry);
            all.captures.add(capture);
            try {
                ReverseProxy proxy = ReverseProxy.start(address, ProxyLimits.DEFAULT, clock, guard, capture);
                all.proxies.add(proxy);
                LOG.atInfo().addKeyValue("proxy", proxy.address()).log("passing on");
            } catch (CannotProxy e) {
                all.close();
                throw new CannotServe(String.valueOf(e.getMessage()));
            }
        }
        return all;
    }

    /** Answers other proxies, that ask what may pass, too. */
    void check(ListenAddress at, Askers askers, Guard guard, InstantSource clock, Answers answers) throws CannotServe {
        try {
            checks.add(CheckServer.start(at.host(), at.port(), askers, guard, clock, answers));
        } catch (CannotProxy e) {
            throw new CannotServe(String.valueOf(e.getMessage()));
        }
    }

    /** The port at which others ask, where there is one. */
    Optional<Integer> checkPort() {
        return checks.stream().map(CheckServer::port).findFirst();
    }

    /** Where they listen, in the order of their addresses. */
    List<ProxyAddress> addresses() {
        return proxies.stream().map(ReverseProxy::address).toList();
    }

    /** Lets nothing more pass, and keeps what did. */
    @Override
    public void close() {
        proxies.forEach(ReverseProxy::close);
        checks.forEach(CheckServer::close);
        captures.forEach(ProxyCapture::close);
    }
}
