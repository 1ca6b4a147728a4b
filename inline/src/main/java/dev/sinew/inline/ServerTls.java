package dev.sinew.inline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS 1.2 and 1.3 at the listening side, with a key that is read again when its files change. A change that cannot be used is told of, and
 * the key before it stays.
 */
final class ServerTls {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
    private static final long LOOK_SECONDS = 1;

    private final ServerKey key;
    private final Server server;
    private final SslContextFactory.Server context = new SslContextFactory.Server();
    private List<Object> seen;

    private ServerTls(ServerKey key, Server server) throws UnfitKey {
        this.key = key;
        this.server = server;
        this.seen = state();
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setCipherComparator(HTTP2Cipher.COMPARATOR);
        use(context, KeyFiles.open(key));
    }

    /** What connections of a server are made with; {@link #follow} has it renewed. */
    static ServerTls of(ServerKey key, Server server) throws UnfitKey {
        return new ServerTls(key, server);
    }

    SslContextFactory.Server context() {
        return context;
    }

    /** Looks at the files from now on, until the server ends. */
    void follow() {
        server.getScheduler().schedule(this::look, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        List<Object> now = state();
        if (!now.equals(seen)) {
            seen = now;
            renew();
        }
        if (server.isRunning()) {
            follow();
        }
    }

    private void renew() {
        try {
            KeyFiles.Opened opened = KeyFiles.open(key);
            FutureTask<Boolean> reload = new FutureTask<>(() -> {
                context.reload(changed -> use(changed, opened));
                return true;
            });
            reload.run();
            reload.get();
            LOG.atInfo().addKeyValue("files", key.files()).log("the certificate was read again");
        } catch (UnfitKey e) {
            LOG.atError()
                    .addKeyValue("why", e.getMessage())
                    .addKeyValue("cure", e.cure())
                    .log("the changed certificate cannot be used; the one before stays");
        } catch (ExecutionException e) {
            LOG.atError().setCause(e).log("the changed certificate cannot be used; the one before stays");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void use(SslContextFactory context, KeyFiles.Opened opened) {
        context.setKeyStore(opened.store());
        context.setKeyStorePassword(opened.password());
        context.setKeyManagerPassword(opened.password());
    }

    /** What changes when a file is written or another one takes its place, also behind a link. */
    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        for (Path file : key.files()) {
            try {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                state.add(List.of(facts.lastModifiedTime(), facts.size(), String.valueOf(facts.fileKey())));
            } catch (IOException e) {
                state.add("gone");
            }
        }
        return state;
    }
}
