package dev.sinew.scan.app.rules;

import dev.sinew.scan.app.dex.AppCode;
import dev.sinew.scan.app.dex.Body;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Place;
import dev.sinew.scan.app.dex.Program;
import dev.sinew.scan.app.manifest.Manifest;
import dev.sinew.scan.app.manifest.NetworkSecurity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An app for Android, read.
 *
 * @param id its package's name; of one that has no readable manifest its file's
 * @param manifest what it declares; empty where that cannot be read
 * @param networkSecurity its network security configuration; empty where it has none
 * @param networkSecurityUnread whether it has one that cannot be read
 * @param code its bytecode
 * @param program the same across methods
 * @param reachable the classes that something leads to from what the system starts
 * @param signing how it is signed
 * @param runtimes engines that bring code of another kind: {@code Flutter}, {@code React Native} …
 * @param today the day by which pins expire
 */
public record App(
        String id,
        Optional<Manifest> manifest,
        Optional<NetworkSecurity> networkSecurity,
        boolean networkSecurityUnread,
        AppCode code,
        Program program,
        Set<String> reachable,
        Signing signing,
        List<String> runtimes,
        LocalDate today) {
    /** How findings name the manifest. */
    public static final String MANIFEST = "AndroidManifest.xml";

    public App {
        runtimes = List.copyOf(runtimes);
    }

    /** Whether anything that the system starts leads there. */
    public boolean isReached(Place place) {
        return reachable.contains(place.type());
    }

    /** The calls of a method that can be reached. */
    public Stream<Call> calls(String owner, String name) {
        return code.calls().stream()
                .filter(each -> each.target().is(owner, name))
                .filter(each -> isReached(each.place()));
    }

    /** The calls of a constructor that can be reached. */
    public Stream<Call> made(String owner) {
        return calls(owner, "<init>");
    }

    /** The methods of that name by which the system asks, of classes of which objects are made. */
    public Stream<Body> deciding(String name) {
        return code.bodies().stream()
                .filter(each -> each.target().name().equals(name))
                .filter(each -> isReached(each.place()))
                .filter(each -> isMade(each.place().type()));
    }

    private boolean isMade(String type) {
        return code.made().contains(type) || code.made().stream().anyMatch(each -> code.isA(each, type));
    }
}
