using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>A visit that was entered, or corrected, after a record of a later day: what it says counts where that record does not know better.</summary>
internal static class LateEntries
{
    /// <param name="known">The answers of the later record, those that it carried on included.</param>
    /// <param name="own">What the later record itself says: of that only an older test result gives way.</param>
    /// <param name="typed">What the late entry says.</param>
    /// <param name="corrected">What the entry said that it corrects: what was taken back is known no longer.</param>
    /// <param name="facts">The facts of visits.</param>
    public static Entries Into(Entries known, Entries own, Entries typed, Entries corrected, FactCatalogue facts)
    {
        var gone = facts.Raw.Where(f => VisitEntries.IsTyped(corrected, f) && !VisitEntries.IsTyped(typed, f) && !VisitEntries.IsTyped(own, f) && Answers.Text(known, f) == Answers.Text(corrected, f));
        var weaker = facts.Raw.Where(f => VisitEntries.IsTyped(typed, f) && VisitEntries.IsTyped(own, f) && !IsNewer(typed, own, f));
        return VisitEntries.Over(VisitEntries.Without(known, gone), VisitEntries.Without(typed, weaker), facts);
    }

    private static bool IsNewer(Entries typed, Entries own, Fact fact) => Dates.Of(fact) is Dating.Test or Dating.Panel
        && TypedDay.TryParse(Dates.Typed(typed, fact), out var on) && TypedDay.TryParse(Dates.Typed(own, fact), out var last) && on > last;
}
