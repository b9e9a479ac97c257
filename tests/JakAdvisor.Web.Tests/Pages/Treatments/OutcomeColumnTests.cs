using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Treatments;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>Outcomes as columns: outside a definition is one thing, not evaluable another, and the engine alone says which.</summary>
public class OutcomeColumnTests
{
    [Fact]
    public void Every_outcome_outside_its_definition_stands_as_not_applicable()
    {
        var columns = OutcomeWords.Columns(new OutcomeReport(OutcomeState.NotEvaluable, OutcomeState.No,
            [Of("mucosal-healing", true), Of("crp-normalised", true), Of("esr-normalised", false), Of("calprotectin-normalised", true)]));

        Assert.Equal(
            (OutcomeAnswers.NotApplicable, OutcomeAnswers.NotApplicable, OutcomeAnswers.NotEvaluable, OutcomeAnswers.NotApplicable),
            (columns.MucosalHealing, columns.CrpNormalised, columns.EsrNormalised, columns.CalprotectinNormalised));
    }

    private static Outcome Of(string id, bool outside) => new()
    {
        Id = id,
        Name = id,
        Definition = "",
        Basis = OutcomeBasis.Study,
        State = OutcomeState.NotEvaluable,
        SteroidFree = OutcomeState.NotEvaluable,
        Inputs = [],
        Why = "",
        IsOutside = outside,
        Warning = "",
        Sources = [],
    };
}
