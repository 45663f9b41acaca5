import java.io.FileInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Check PROFILE,PROFILE... FILE... - validates every file against every
 * profile in one JVM. One line a file and profile: "pass ua1 book.pdf", or
 * "FAIL ..." and below it each failed rule with how often it failed, what it
 * wants and one place. Status: 0 all passed, 1 some did not.
 */
public final class Check {
	private static boolean check(String file, String profile) {
		PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
		try (PDFAParser parser = Foundries.defaultInstance()
		    .createParser(new FileInputStream(file), flavour);
		    PDFAValidator validator = Foundries.defaultInstance()
		    .createValidator(flavour, false)) {
			return report(file, profile, validator.validate(parser));
		} catch (Exception e) {
			System.out.println("FAIL " + profile + " " + file);
			System.out.println("  cannot be read: " + e);
			return false;
		}
	}

	private static boolean report(String file, String profile,
	    ValidationResult result) {
		Map<String, Integer> counts = new TreeMap<>();
		Map<String, TestAssertion> first = new TreeMap<>();

		for (TestAssertion t : result.getTestAssertions()) {
			if (t.getStatus() != TestAssertion.Status.FAILED)
				continue;
			String rule = t.getRuleId().getClause() + "-"
			    + t.getRuleId().getTestNumber();
			counts.merge(rule, 1, Integer::sum);
			first.putIfAbsent(rule, t);
		}
		boolean good = result.isCompliant() && counts.isEmpty()
		    && result.getTotalAssertions() > 0;
		System.out.println((good ? "pass " : "FAIL ") + profile + " "
		    + file);
		for (String rule : counts.keySet()) {
			TestAssertion t = first.get(rule);
			System.out.println("  " + rule + " failed "
			    + counts.get(rule) + " times: " + t.getMessage());
			System.out.println("    first at "
			    + t.getLocation().getContext());
		}
		if (!good && counts.isEmpty())
			System.out.println("  no rule was tried");
		return good;
	}

	public static void main(String[] args) {
		boolean good = true;

		if (args.length < 2) {
			System.err.println("usage: Check PROFILE,... FILE...");
			System.exit(64);
		}
		Logger.getLogger("").setLevel(Level.SEVERE);
		List<String> profiles = Arrays.asList(args[0].split(","));
		for (String profile : profiles)
			if (PDFAFlavour.byFlavourId(profile) == PDFAFlavour.NO_FLAVOUR) {
				System.err.println("no profile called " + profile);
				System.exit(64);
			}
		VeraGreenfieldFoundryProvider.initialise();
		for (String file : Arrays.asList(args).subList(1, args.length))
			for (String profile : profiles)
				good &= check(file, profile);
		System.exit(good ? 0 : 1);
	}
}
