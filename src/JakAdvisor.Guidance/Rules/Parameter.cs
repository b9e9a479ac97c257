namespace JakAdvisor.Guidance.Rules;

/// <summary>A number that a clinic may set in its site file.</summary>
/// <param name="Name">Its name, such as <c>tb-lead-in</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Value">The value in force, in <paramref name="Unit"/>.</param>
/// <param name="Released">The value of the release, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Least">The least value a site may set.</param>
/// <param name="Greatest">The greatest value a site may set.</param>
/// <param name="Step">The least sensible difference.</param>
/// <param name="Sources">Source ids.</param>
/// <param name="Mark">How well the released value is known.</param>
/// <param name="Why">Why it is this number.</param>
public sealed record Parameter(
    string Name, string Label, double Value, double Released, string Unit, double Least, double Greatest, double Step, IReadOnlyList<string> Sources, Mark Mark, string Why);

/// <summary>
/// A number that only the clinic knows, such as its laboratory's upper limit; compared with on treatment. A rule that names an unset one is clear, and
/// an outcome that needs one is not evaluable.
/// </summary>
/// <param name="Name">Its name, such as <c>clinic.ldlTarget</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Value">The value in force, in <paramref name="Unit"/>; null when it is unset.</param>
/// <param name="Released">The value of the release, in <paramref name="Unit"/>; null when the release sets none.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Least">The least value a site may set.</param>
/// <param name="Greatest">The greatest value a site may set.</param>
/// <param name="Step">The least sensible difference.</param>
/// <param name="Sources">Source ids.</param>
/// <param name="Mark">How well the released value is known.</param>
/// <param name="Why">Why there is such a number.</param>
public sealed record Setting(
    string Name, string Label, double? Value, double? Released, string Unit, double Least, double Greatest, double Step, IReadOnlyList<string> Sources, Mark Mark, string Why);

/// <summary>A clinic's setting as an evaluation used it.</summary>
/// <param name="Name">Its name, such as <c>clinic.ldlTarget</c>.</param>
/// <param name="Value">The value in force; null when it is unset.</param>
/// <param name="Released">The release's value; null when it sets none.</param>
/// <param name="Unit">The unit of both.</param>
public sealed record SettingInForce(string Name, double? Value, double? Released, string Unit);

/// <summary>A number that this site has set otherwise than the release; part of an evaluation's identity.</summary>
/// <param name="Parameter">The parameter's name, or <c>fresh.</c> and a fact for a freshness window.</param>
/// <param name="Value">The site's value.</param>
/// <param name="Released">The release's value.</param>
/// <param name="Unit">The unit of both.</param>
public sealed record ParameterOverride(string Parameter, double Value, double Released, string Unit);
