namespace JakAdvisor.Web.Form;

/// <summary>
/// The names of the form's fields. A question is named like the fact it fills; what belongs to it hangs on with a point:
/// <list type="table">
/// <item><term>tb.igra</term><description>the answer: a word, yes, no, not-known, not-done, a number or a day as typed</description></item>
/// <item><term>tb.igra.on</term><description>its date; blood tests may leave it to the date of the panel, <see cref="PanelOn"/></description></item>
/// <item><term>labs.altTimesUln.unit, .limit</term><description>the unit a number is typed in, and the laboratory's upper limit where the unit needs it</description></item>
/// <item><term>labs.crp.unknown</term><description>yes: a number, day or list is not known</description></item>
/// <item><term>medications.current.none</term><description>yes: a list is known to be empty</description></item>
/// <item><term>medications.current.0</term><description>one medicine a row</description></item>
/// <item><term>therapy.history.0.agent, .outcome, .continues, .name</term><description>one IBD medicine a row; continues is yes, no or not-known</description></item>
/// <item><term>allergy.jakInhibitors.upadacitinib</term><description>yes: the drug is on a list of words</description></item>
/// <item><term>therapy.antiTnfInadvisable.reason</term><description>why; kept with the assessment, never sent to a rule</description></item>
/// <item><term>cardiovascular.smoking.perDay, .years</term><description>for the pack-years</description></item>
/// <item><term>disease.hbi.items.wellBeing</term><description>an item of a score's calculator</description></item>
/// <item><term>labs.crp.checked</term><description>the improbable value that somebody has looked at again and left</description></item>
/// <item><term>tb.igra.carried</term><description>the day of the earlier assessment an answer comes from</description></item>
/// <item><term>tb.igra.was</term><description>what was carried over or imported, with its date, to notice when one of the two is changed</description></item>
/// <item><term>before.zoster.history</term><description>an earlier answer without a window: a suggestion, with all that hangs on it</description></item>
/// <item><term>zoster.history.confirm</term><description>yes: still so; today's answer then</description></item>
/// </list>
/// </summary>
public static class Fields
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string NotKnown = "not-known";
    public const string NotDone = "not-done";

    /// <summary>The date of the blood tests, for every one of them that has none of its own.</summary>
    public const string PanelOn = "labs.on";

    /// <summary>Before the name of a suggestion.</summary>
    public const string Before = "before.";

    public static string On(string fact) => fact + ".on";

    public static string Unit(string fact) => fact + ".unit";

    public static string Limit(string fact) => fact + ".limit";

    public static string Unknown(string fact) => fact + ".unknown";

    public static string None(string list) => list + ".none";

    public static string Reason(string fact) => fact + ".reason";

    public static string Checked(string fact) => fact + ".checked";

    public static string Carried(string fact) => fact + ".carried";

    public static string Was(string fact) => fact + ".was";

    public static string Confirm(string fact) => fact + ".confirm";

    public static string Item(string score, string item) => $"{score}.items.{item}";

    public static string Row(string list, int row) => FormattableString.Invariant($"{list}.{row}");

    public static string Row(string list, int row, string part) => FormattableString.Invariant($"{list}.{row}.{part}");
}
