package dev.sinew.engine.ownership;

/** What others say who have a caller's roles. */
final class Peers {
    /** So many others of a role do what it is for. */
    private static final int PEERS = 3;

    private static final int FEW_PEERS = 2;

    private Peers() {}

    /** Whether others of the same roles, or of one that hardly anybody has, say no as a rule. */
    static boolean breakIt(Voters voters, ApiFacts api, long judged) {
        long roles = api.rightsOf(judged);
        long few = api.fewHave(judged);
        if ((roles | few) == 0 || voters.no(judged) < FEW_PEERS) {
            return false;
        }
        int breaking = 0;
        int keeping = 0;
        for (int i = 0; i < voters.size(); i++) {
            long caller = voters.caller(i);
            boolean same = roles != 0 && api.rightsOf(caller) == roles;
            boolean peer = caller != judged && (same || (api.fewHave(caller) & few) != 0);
            breaking += peer && voters.saysNo(i) ? 1 : 0;
            keeping += peer && !voters.saysNo(i) ? 1 : 0;
        }
        // Where none of the few keeps to it, fewer are enough: it is not theirs to keep.
        return breaking >= PEERS && breaking > keeping || breaking >= FEW_PEERS && keeping == 0 && few != 0;
    }

    /** Whether others of a role that hardly anybody has say no: one of them is enough where no more do not. */
    static boolean doIt(Voters voters, ApiFacts api, long judged) {
        long roles = voters.no(judged) == 0 ? 0 : api.fewHave(judged);
        if (roles == 0) {
            return false;
        }
        int doing = 0;
        int keeping = 0;
        for (int i = 0; i < voters.size(); i++) {
            boolean peer = voters.caller(i) != judged && (api.fewHave(voters.caller(i)) & roles) != 0;
            doing += peer && voters.saysNo(i) ? 1 : 0;
            keeping += peer && !voters.saysNo(i) ? 1 : 0;
        }
        return doing > 0 && doing >= keeping;
    }
}
