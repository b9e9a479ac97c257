using JakAdvisor.Web.Cohort;

namespace JakAdvisor.Web.Pages.Cohort;

/// <summary>One table of outcomes.</summary>
public sealed record OutcomesView(CohortReport Report, string Part, string Title, string Says);
