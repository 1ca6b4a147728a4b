package dev.sinew.engine.classify;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What fields are called in APIs that are not written in English, as far as it says what is an id and who a person is. Accents are left out. */
public final class OtherLanguages {
    /** Words for number at the end of others, as in {@code kundennummer}. */
    private static final List<String> NUMBERS = List.of("nummer", "kennung", "numero", "nr");

    private static final int SHORTEST_STEMMED = 5;

    /** Data, result, entry, element, list, content, answer and the like. */
    private static final Set<String> WRAPPERS = Set.of(
            ("daten ergebnis ergebnisse eintrag eintraege eintrage element elemente inhalt inhalte antwort nutzdaten liste treffer datensatz datensaetze"
                            + " datos resultado resultados elemento elementos registro registros contenido respuesta lista filas"
                            + " donnees resultat resultats elements contenu reponse lignes enregistrements"
                            + " dati risultato risultati elementi contenuto risposta elenco righe voci"
                            + " dados itens conteudo resposta linhas gegevens resultaten lijst inhoud rijen antwoord")
                    .split(" ", -1));

    /** A secret that opens something. */
    private static final Set<String> KEYS = Set.of(
            "schluessel",
            "schlussel",
            "zugangsschluessel",
            "sleutel",
            "clave",
            "llave",
            "chiave",
            "chave",
            "cle",
            "nyckel",
            "noegle",
            "klucz");

    private static final Set<String> IDS = Set.of(
            "nummer",
            "numero",
            "kennung",
            "kenmerk",
            "codigo",
            "codice",
            "identifiant",
            "aktenzeichen",
            "geschaeftszeichen",
            "kassenzeichen",
            "vorgang",
            "expediente",
            "dossier");

    /** People, in English. */
    private static final Map<String, String> PEOPLE = Map.ofEntries(
            Map.entry("kunde", "customer"),
            Map.entry("kunden", "customer"),
            Map.entry("klant", "customer"),
            Map.entry("cliente", "customer"),
            Map.entry("kund", "customer"),
            Map.entry("benutzer", "user"),
            Map.entry("nutzer", "user"),
            Map.entry("gebruiker", "user"),
            Map.entry("utilisateur", "user"),
            Map.entry("usuario", "user"),
            Map.entry("utente", "user"),
            Map.entry("inhaber", "owner"),
            Map.entry("eigentuemer", "owner"),
            Map.entry("besitzer", "owner"),
            Map.entry("halter", "owner"),
            Map.entry("eigenaar", "owner"),
            Map.entry("proprietaire", "owner"),
            Map.entry("propietario", "owner"),
            Map.entry("proprietario", "owner"),
            Map.entry("titulaire", "holder"),
            Map.entry("titular", "holder"),
            Map.entry("antragsteller", "applicant"),
            Map.entry("versicherter", "customer"),
            Map.entry("mitglied", "member"),
            Map.entry("mitglieds", "member"),
            Map.entry("teilnehmer", "participant"),
            Map.entry("patienten", "patient"),
            Map.entry("paciente", "patient"),
            Map.entry("mieter", "customer"),
            Map.entry("empfaenger", "recipient"),
            Map.entry("absender", "sender"),
            Map.entry("auteur", "author"),
            Map.entry("autor", "author"),
            Map.entry("mitarbeiter", "employee"),
            Map.entry("empleado", "employee"));

    private OtherLanguages() {}

    /**
     * What a noun and its plural have in common, in English, German, Spanish, Italian and others: {@code vorgaenge} and {@code vorgang}, {@code fatture} and {@code fattura}. It is
     * no word, and longer nouns alone are told apart by it.
     */
    public static String stem(String noun) {
        if (noun.length() < SHORTEST_STEMMED) {
            return noun;
        }
        boolean changed = noun.contains("ae") || noun.contains("oe") || noun.contains("ue");
        String plain = changed ? noun.replace("ae", "a").replace("oe", "o").replace("ue", "u") : noun;
        if (plain.endsWith("en") || (changed && plain.endsWith("er"))) {
            return plain.substring(0, plain.length() - 2);
        }
        return "aeio".indexOf(plain.charAt(plain.length() - 1)) >= 0 ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Whether a word names what only holds something else: {@code {"daten": {"eintraege": [ … ]}}}. */
    public static boolean isWrapper(String word) {
        return WRAPPERS.contains(word);
    }

    /** Whether a word says that a secret opens something. */
    public static boolean isKey(String word) {
        return KEYS.contains(word);
    }

    /** Whether a word alone names an id. */
    static boolean isId(String word) {
        return IDS.contains(word);
    }

    /** The English word for a person; the word itself where it names none. */
    public static String person(String word) {
        return PEOPLE.getOrDefault(word, word);
    }

    /** Whether a word names a person. */
    static boolean isPerson(String word) {
        return PEOPLE.containsKey(word);
    }

    /** What is numbered, where a word ends with one for number; else the word. */
    static String numbered(String word) {
        for (String number : NUMBERS) {
            if (word.length() > number.length() + 3 && word.endsWith(number)) {
                return word.substring(0, word.length() - number.length());
            }
        }
        return word;
    }
}
