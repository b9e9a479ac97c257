using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Pages.Assessments;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JakAdvisor.Web.Tests.Pages.Performance;

/// <summary>Gives the result page an assessment as the database would, and no database: all that the page does with it stays the page's own.</summary>
internal sealed class StoredResult(GuidanceRelease release, StoredResults results) : IAsyncPageFilter
{
    public Assessment Assessment { get; private set; } = null!;

    /// <summary>The stored assessment of an invented patient.</summary>
    public void Of(JsonObject request, DateOnly asOf)
    {
        var facts = release.Reader.Read(JsonSerializer.SerializeToElement(request["facts"]), asOf, []);
        var where = (string?)request["jurisdiction"] == "eu" ? Jurisdiction.Eu : Jurisdiction.Us;
        Assessment = new Assessment
        {
            Id = Guid.NewGuid(),
            Patient = new Patient { Id = Guid.NewGuid(), RecordNumber = "P-1", Name = "Full Demo", BirthDate = new DateOnly(1980, 3, 3), Sex = "female" },
            Entries = "{}",
            Facts = request["facts"]!.ToJsonString(),
            Evaluation = Encoding.UTF8.GetString(EvaluationJson.Write(release.Evaluator.Evaluate(facts, where, asOf))),
            Summary = "{}",
            Jurisdiction = Names.Of(where),
            AsOf = asOf,
            Release = release.Name,
            ReleaseSha256 = release.Sha256,
            SiteFile = "",
            ProgramVersion = "1",
            AuthorId = "1",
            AuthorName = "Dr Demo",
        };
    }

    /// <summary>The same assessment as one that this process has not shown yet.</summary>
    public void Renew() => Assessment = new Assessment
    {
        Id = Guid.NewGuid(),
        Patient = Assessment.Patient,
        Entries = Assessment.Entries,
        Facts = Assessment.Facts,
        Evaluation = Assessment.Evaluation,
        Summary = Assessment.Summary,
        Jurisdiction = Assessment.Jurisdiction,
        AsOf = Assessment.AsOf,
        Release = Assessment.Release,
        ReleaseSha256 = Assessment.ReleaseSha256,
        SiteFile = Assessment.SiteFile,
        ProgramVersion = Assessment.ProgramVersion,
        AuthorId = Assessment.AuthorId,
        AuthorName = Assessment.AuthorName,
    };

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not ShowModel page)
        {
            await next();
            return;
        }
        page.Show(Assessment, results.Find(Assessment) ?? results.Read(Assessment, release), maySign: true);
        context.Result = page.Page();
    }
}

/// <summary>A gastroenterologist without an account: accounts are in the database.</summary>
internal sealed class AlwaysDoctor(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "1"), new Claim(ClaimTypes.Role, Roles.Gastroenterologist), new Claim(Claims.FullName, "Dr Demo")], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
