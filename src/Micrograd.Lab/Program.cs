using Micrograd.Lab;

return await LabCommand.Create().Parse(args).InvokeAsync();
