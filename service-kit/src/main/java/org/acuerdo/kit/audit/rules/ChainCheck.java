package org.acuerdo.kit.audit.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.acuerdo.kit.audit.rules.Breach.Kind;

/**
 * Whether one chain is what was written: each entry by its own hash, each by the one before, and all by what the seals say
 * of it. A chain that was written anew as a whole shows only by a seal.
 */
public final class ChainCheck {
    private final List<Link> links;
    private final List<SealedHead> heads;
    private final List<Breach> found = new ArrayList<>();
    /** By the number under which each was written. */
    private final TreeMap<Long, Link> byNumber = new TreeMap<>();

    private ChainCheck(List<Link> links, List<SealedHead> heads) {
        this.links = links;
        this.heads = heads;
    }

    /**
     * @param links in ascending order of their numbers
     * @param heads in ascending order of their numbers
     */
    public static List<Breach> of(List<Link> links, List<SealedHead> heads) {
        ChainCheck check = new ChainCheck(links, heads);
        check.entries();
        check.joints();
        check.seals();
        return check.found;
    }

    private long last() {
        return byNumber.isEmpty() ? 0 : byNumber.lastKey();
    }

    /** Each entry alone: its own number and text, or those of another place. */
    private void entries() {
        long[] written = new long[links.size()];
        for (int i = 0; i < written.length; i++) {
            written[i] = writtenAs(links.get(i));
        }
        boolean inOrder = true;
        for (int i = 1; i < written.length; i++) {
            inOrder &= Math.abs(written[i]) > Math.abs(written[i - 1]);
        }
        TreeSet<Long> there = new TreeSet<>();
        for (int i = 0; i < written.length; i++) {
            long here = links.get(i).number();
            there.add(Math.abs(written[i]));
            byNumber.putIfAbsent(Math.abs(written[i]), links.get(i));
            if (written[i] < 0) {
                found.add(Breach.at(Kind.ALTERED, here, "its text is not the one that was hashed"));
            } else if (written[i] != here && !inOrder) {
                found.add(Breach.at(Kind.REORDERED, here, "what stands here was written as entry " + written[i]));
            }
        }
        removed(there);
    }

    private void removed(TreeSet<Long> there) {
        long next = 1;
        for (long number : there) {
            if (number > next) {
                found.add(new Breach(Kind.REMOVED, next, number - 1, null, "entry " + number + " follows a gap"));
            }
            next = number + 1;
        }
    }

    /** The number under which its text was hashed; its own, negated, if under none. */
    private long writtenAs(Link link) {
        if (link.sound()) {
            return link.number();
        }
        long end = Math.max(
                        links.get(links.size() - 1).number(),
                        heads.isEmpty() ? 0 : heads.get(heads.size() - 1).number())
                + 1;
        for (long number = 1; number <= end; number++) {
            if (link.was(number, link.previous(), link.hash())) {
                return number;
            }
        }
        for (Link other : links) {
            if (!other.sound() && link.was(other.number(), other.previous(), other.hash())) {
                return other.number();
            }
        }
        return -link.number();
    }

    /** Each entry by the hash of the one before. */
    private void joints() {
        Link before = null;
        for (Link link : links) {
            boolean follows = link.number() == (before == null ? 1 : before.number() + 1);
            byte[] expected = before == null ? new byte[0] : before.hash();
            if (link.sound()
                    && (before == null || before.sound())
                    && follows
                    && !Arrays.equals(link.previous(), expected)) {
                Link changed = before == null || sealed(before) ? link : before;
                found.add(Breach.at(Kind.ALTERED, changed.number(), "it and the entry beside it are not of one chain"));
            }
            before = link;
        }
    }

    private boolean sealed(Link link) {
        String hash = HexFormat.of().formatHex(link.hash());
        return heads.stream()
                .anyMatch(h -> h.number() == link.number() && h.hash().equals(hash));
    }

    /** All entries by what the seals say. */
    private void seals() {
        long agreed = 0;
        long cut = 0;
        SealedHead cutBy = null;
        for (SealedHead head : heads) {
            Link link = byNumber.get(head.number());
            if (head.number() > last()) {
                cut = head.number();
                cutBy = head;
            } else if (link != null && HexFormat.of().formatHex(link.hash()).equals(head.hash())) {
                agreed = head.number();
            } else if (link != null && unexplained(agreed + 1, head.number())) {
                found.add(new Breach(
                        Kind.ALTERED,
                        agreed + 1,
                        head.number(),
                        head.seal(),
                        "written anew: entry " + head.number() + " is not the one that was sealed"));
                agreed = head.number();
            }
        }
        if (cutBy != null && unexplained(last() + 1, cut)) {
            boolean all = links.isEmpty();
            found.add(new Breach(
                    all ? Kind.REMOVED : Kind.CUT_OFF,
                    last() + 1,
                    cut,
                    cutBy.seal(),
                    all ? "the whole chain is gone" : "entries up to " + cut + " were sealed"));
        }
    }

    private boolean unexplained(long from, long to) {
        return found.stream().noneMatch(b -> b.entry() <= to && b.to() >= from);
    }

    /** The heads of one chain, one for each entry number, in their order. */
    public static List<SealedHead> inOrder(List<SealedHead> heads) {
        Map<Long, SealedHead> sorted = new TreeMap<>();
        heads.forEach(h -> sorted.putIfAbsent(h.number(), h));
        return List.copyOf(sorted.values());
    }
}
