package dev.sinew.engine.flow;

import dev.sinew.engine.classify.Deeds;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Operation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What words of a path or selector say that a write is for, in the languages that APIs are written in. Weak evidence: anybody may call anything so. */
enum Purpose {
    PAYS,
    BOOKS,
    JOINS,
    RESETS,
    REDEEMS,
    /** Tells of what happens rather than to make it happen: measurements, reports, settings of a page. */
    TELLS,
    /** Asks, though by a method that writes. */
    ASKS;

    private static final int LONGEST = 32;
    private static final int FEW = 4;
    private static final Map<Purpose, Set<String>> WORDS = new EnumMap<>(Map.of(
            PAYS,
            words("""
pay payment payments payout payouts checkout purchase purchases buy transfer transfers
withdraw withdrawal withdrawals remittance order orders zahlen zahlung zahlungen bezahlen
kaufen uberweisung ueberweisung bestellung bestellungen kasse paiement paiements payer achat
achats virement virements commande commandes pago pagos pagar compra compras comprar
transferencia transferencias pedido pedidos pagamento pagamenti pagamentos acquisto acquisti
bonifico bonifici ordine ordini betaling betalingen betalen overschrijving bestelling betala
betalning kop kob kjop platnosc platnosci przelew przelewy zamowienie platba platby odeme
odemeler siparis maksu tilaus"""),
            BOOKS,
            words("""
booking bookings reserve reservation reservations appointment appointments ticket tickets
seat seats buchen buchung buchungen reservierung reservierungen termin termine reserver
rendezvous reserva reservas reservar prenotazione prenotazioni boeking boekingen reservering
bokning rezerwacja rezervace rezervasyon varaus"""),
            JOINS,
            words("""
signup register registration registrations createaccount createuser enroll registrierung
registrieren anmeldung inscription inscriptions registro registros cadastro registrazione
registratie registrering rejestracja registrace kayit"""),
            RESETS,
            words("""
reset forgot forgotten recover recovery resetpassword forgotpassword zurucksetzen
zuruecksetzen vergessen reinitialiser oublie restablecer recuperar recuperacion recuperacao
redefinir reimposta wachtwoordvergeten aterstall resetuj obnova sifirla"""),
            REDEEMS,
            words("""
redeem redemption redemptions coupon coupons voucher vouchers promo promocode giftcard
giftcards claim gutschein gutscheine einlosen einloesen cupon cupones cupom cupons canjear
resgatar buono riscatta kortingscode kupon kupony vote votes"""),
            TELLS,
            words("""
event events track tracking collect telemetry metric metrics beacon beacons log logs logging
analytics rum envelope csp report reports crash errors consent consents cookie cookies ping
heartbeat socket negotiate device devices push notification notifications session sessions
login logon signin auth authenticate authorize oauth token tokens refresh logout signout
preferences settings feedback survey"""),
            ASKS,
            words("""
search query queries find filter lookup check calculate calculation preview estimate quote
quotes simulate simulation list get read fetch graphql rpc suggest autocomplete availability
rates price prices status export download health count translate render suche recherche
buscar ricerca zoeken poll""")));

    int bit() {
        return 1 << ordinal();
    }

    /** Whether bits hold it. */
    boolean in(int bits) {
        return (bits & bit()) != 0;
    }

    /** Whether bits say that something is sold, paid, booked, opened, recovered or redeemed. */
    static boolean isFlow(int bits) {
        return (bits & (PAYS.bit() | BOOKS.bit() | JOINS.bit() | RESETS.bit() | REDEEMS.bit())) != 0;
    }

    /** The bits of what an operation's path, without its parameters, and selector say. */
    static int of(Operation operation) {
        List<String> names = Arrays.stream(operation.path().split("/", -1))
                .filter(name -> !name.isEmpty() && !name.startsWith("{") && name.length() <= LONGEST)
                .toList();
        int bits = 0;
        for (String name : names.subList(Math.max(0, names.size() - FEW), names.size())) {
            bits |= says(name) & ~ASKS.bit();
        }
        if (!operation.selector().isEmpty()) {
            List<String> words = NameTraits.words(operation.selector());
            boolean deed = Deeds.isOne(words) || (!words.isEmpty() && isFlow(says(words.getFirst())));
            return bits | says(operation.selector()) & ~ASKS.bit() | (deed ? 0 : ASKS.bit());
        }
        return names.isEmpty() ? bits : bits | says(names.getLast()) & ASKS.bit();
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    private static int says(String name) {
        List<String> words = NameTraits.words(name);
        String joined = String.join("", words);
        int bits = 0;
        for (Map.Entry<Purpose, Set<String>> each : WORDS.entrySet()) {
            boolean says = each.getValue().contains(joined) || words.stream().anyMatch(each.getValue()::contains);
            bits |= says ? each.getKey().bit() : 0;
        }
        return bits;
    }
}
