using JakAdvisor.Web.Security;

namespace JakAdvisor.Web.Tests.Security;

/// <summary>Who may do what on a page.</summary>
/// <param name="Route">The route as the program writes it.</param>
/// <param name="Get">Who may open it.</param>
/// <param name="Example">An address of it; PATIENT, ASSESSMENT and the like stand for a stored one. Empty: the route itself.</param>
/// <param name="Post">Its POST handlers by name and who may send them; the unnamed one is "".</param>
/// <param name="Status">What it answers to those who may open it when nothing is wrong.</param>
public sealed record PageRow(string Route, string[] Get, string Example = "", int Status = 200, params (string Handler, string[] Who)[] Post)
{
    public string Address => "/" + (Example.Length > 0 ? Example : Route);
}

/// <summary>Every page of the program, one line each. A page that is not here fails the test.</summary>
public static class PageTable
{
    public const string Nobody = "";

    private static readonly string[] Everybody = [Nobody, .. Roles.All];
    private static readonly string[] SignedIn = [.. Roles.All];
    private static readonly string[] Clinical = [Roles.Nurse, Roles.Gastroenterologist];
    private static readonly string[] Doctor = [Roles.Gastroenterologist];
    private static readonly string[] Administrator = [Roles.Administrator];

    public static readonly IReadOnlyList<PageRow> Rows =
    [
        new("", Everybody, Status: 302),
        new("about", Everybody),
        new("Check", Everybody, Post: [("", Everybody), ("Panel", Everybody)]),
        new("Check/Json", Everybody, Post: [("", Everybody)]),
        new("guidance", Everybody),
        new("guidance/evidence", Everybody),
        new("guidance/facts", Everybody),
        new("guidance/medicines", Everybody),
        new("guidance/parameters", Everybody),
        new("guidance/releases", Everybody),
        new("guidance/rules/{id}", Everybody, "guidance/rules/tb-latent-untreated"),
        new("guidance/sources", Everybody),
        new("guidance/sources/{id}", Everybody, "guidance/sources/DOCUMENT"),
        new("account/authenticator", Everybody, Post: [("", Everybody)]),
        new("account/first", Everybody, Status: 404, Post: [("", Everybody)]),
        new("account/invitation", Everybody, Status: 404, Post: [("", Everybody)]),
        new("account/not-allowed", Everybody, Status: 403),
        new("account/sign-in", Everybody, Post: [("", Everybody)]),
        new("account/sign-out", SignedIn, Post: [("", SignedIn)]),
        new("account/kept", SignedIn, Post: [("Send", SignedIn), ("Discard", SignedIn)]),
        new("account/me", SignedIn, Post: [("Password", SignedIn), ("Authenticator", SignedIn), ("NoAuthenticator", SignedIn)]),
        new("status/{code:int}", Everybody, "status/404", Post: [("", Everybody)]),
        new("worklist", Clinical),
        new("patients", Clinical),
        new("patients/new", Clinical, Post: [("", Clinical)]),
        new("patients/{id:guid}", Clinical, "patients/PATIENT"),
        new("patients/{id:guid}/edit", Clinical, "patients/PATIENT/edit", Post: [("", Clinical)]),
        new("patients/{patient:guid}/assess", Clinical, "patients/PATIENT/assess", Post: [("", Clinical), ("Panel", Clinical)]),
        new("assessments/{id:guid}", Clinical, "assessments/ASSESSMENT", Post: [("Sign", Doctor), ("Replay", Clinical)]),
        new("assessments/{id:guid}/text", Clinical, "assessments/ASSESSMENT/text"),
        new("assessments/{id:guid}/patient-page", Clinical, "assessments/ASSESSMENT/patient-page"),
        new("screening", Clinical),
        new("screening/{patient:guid}", Clinical, "screening/PATIENT", Post: [("", Clinical), ("StillSo", Clinical), ("HandOver", Clinical)]),
        new("screening/{patient:guid}/print", Clinical, "screening/PATIENT/print"),
        new("assessments/compare", Clinical, "assessments/compare?before=EARLIER&after=ASSESSMENT"),
        new("treatments/start/{decision:guid}", Doctor, "treatments/start/DECISION", Status: 302, Post: [("", Doctor)]),
        new("treatments/{id:guid}", Clinical, "treatments/TREATMENT"),
        new("treatments/{id:guid}/{kind:regex(^(dose|phase|pause|resume|response|stop)$)}", Doctor, "treatments/TREATMENT/pause", Post: [("", Doctor)]),
        new("treatments/{id:guid}/adverse-event/{corrects:guid?}", Clinical, "treatments/TREATMENT/adverse-event", Post: [("", Clinical)]),
        new("treatments/{id:guid}/visit/{corrects:guid?}", Clinical, "treatments/TREATMENT/visit", Post: [("", Clinical), ("Panel", Clinical)]),
        new("visits/{id:guid}", Clinical, "visits/VISIT", Post: [("Replay", Clinical)]),
        new("visits/{id:guid}/patient-page", Clinical, "visits/VISIT/patient-page"),
        new("cohort/{handler:regex(^csv$)?}", Clinical, "cohort"),
        new("admin", Administrator, Post: [("Invite", Administrator), ("Link", Administrator), ("Disable", Administrator), ("Enable", Administrator), ("Role", Administrator)]),
        new("admin/audit", Administrator, Post: [("Verify", Administrator)]),
        new("admin/settings", Administrator),
    ];
}
