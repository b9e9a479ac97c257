using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Security;

/// <summary>Who may open which folder of pages. A new page is closed to people who are not signed in until somebody opens it here or on the page.</summary>
public static class Folders
{
    public static void ProtectFolders(this RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/");
        foreach (var folder in new[] { "/Patients", "/Worklist", "/Assessments", "/Screening", "/Treatments", "/Visits", "/Cohort" }) options.Conventions.AuthorizeFolder(folder, Policies.Clinical);
        foreach (var page in new[] { "/Treatments/Start", "/Treatments/Change" }) options.Conventions.AuthorizePage(page, Policies.Sign);
        options.Conventions.AuthorizeFolder("/Admin", Policies.Administer);
        options.Conventions.AllowAnonymousToFolder("/Check");
    }
}
