package dev.sinew.engine.route;

import java.util.Locale;
import java.util.Set;

/** The words that APIs are made of, in English: a prior that evidence overturns. */
final class Vocabulary {
    /** Words that name actions, views and parts of APIs, hardly ever objects. */
    private static final Set<String> VOCABULARY = words("""
            api apis rest graphql rpc public private internal external admin auth oauth oauth2 login logout
            signin signup signout register me self current mine my whoami all search find query filter count
            counts stats statistics status statuses health healthz ping ready live version versions info
            metrics config configuration configurations settings preferences options list new create update
            delete remove add edit get set save check verify validate confirm cancel approve reject accept
            decline activate deactivate enable disable start stop pause resume restart reset refresh renew
            revoke archive unarchive restore export import upload download bulk batch latest recent first
            last next previous top popular trending default summary details detail overview report reports
            history events logs audit users user accounts account profile profiles groups roles permissions
            members memberships teams organizations projects items orders order products payments invoices
            transactions balance balances cards customers files images documents messages comments notes
            tags categories notifications subscriptions webhooks tokens token keys sessions session callback
            password email address addresses v1 v2 v3 v4 assets static docs swagger.json openapi.json by
            jobs tasks services resources metadata schema schemas types data content media feed like likes
            follow followers following star share send copy move merge clone fork sync publish unpublish
            checkout cart basket reviews review rating ratings favorites actions action
            id ids uid uuid guid slug name username number code one
            """);

    /** Verbs that begin the names of actions: {@code change_protection}, {@code addTag}. */
    private static final Set<String> VERBS = words("""
            add allow append apply approve archive assign associate attach authorize backup block bookmark
            cancel change check clear clone close complete confirm convert copy create delete deny deploy
            destroy detach disable disassociate disconnect dismiss download edit enable execute export fetch
            find finish follow generate get grant hide import insert install invite join leave link list
            load lock mark merge modify move mute open pin post preview process promote publish purge put
            query reblog rebuild reboot recover redeem refresh refund register reject release reload remove
            rename renew replace request resend reset resize resolve restart restore resume retry revoke
            rotate run save search select send set show shutdown sign start stop submit subscribe suspend
            switch sync test toggle transfer trigger unarchive unassign unblock unbookmark undo unfollow
            unlink unlock unmute unpin unsubscribe update upgrade upload validate verify view vote watch
            write
            """);

    /** Views that any resource may have: sharing them makes no company. */
    private static final Set<String> VIEWS = words("""
            search meta metadata status count counts list info stats statistics history settings config
            configuration json xml all summary details batch bulk latest new me health version options
            schema preview metrics logs events export import
            """);

    private Vocabulary() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** Whether a segment is a common word of APIs, hardly ever an object's. */
    static boolean isCommon(String text) {
        return VOCABULARY.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether a word begins the names of actions. */
    static boolean isVerb(String word) {
        return VERBS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a name is a verb or a view that any resource may have. */
    static boolean isGeneric(String name) {
        return VIEWS.contains(name.toLowerCase(Locale.ROOT)) || isVerb(name);
    }
}
