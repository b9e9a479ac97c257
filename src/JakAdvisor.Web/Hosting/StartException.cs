namespace JakAdvisor.Web.Hosting;

/// <summary>Something in the settings or the guidance that the program must not start with; the message is for the person who starts it.</summary>
internal sealed class StartException(string message) : Exception(message);
